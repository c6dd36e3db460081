import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/ticket.css'

import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { ApiProblem } from './api/problem'
import { formatPeriod, zoneOfVisitor } from './format/dates'
import { i18n, initialLanguage, showLanguage } from './i18n/i18n'
import { regionalTag } from './i18n/languages'
import { localStore } from './preferences/storage'
import { router } from './router'
import AppShell from './shell/AppShell.vue'

const MAXIMUM_RETRIES = 2
const SECOND_MS = 1_000
const PAINT_PATIENCE_MS = 100

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a network a page says so and offers to try again, instead of waiting in silence.
      networkMode: 'always',
      staleTime: 15 * SECOND_MS,
      retry: (failures, error) =>
        failures < MAXIMUM_RETRIES && error instanceof ApiProblem && error.isTransient,
      retryDelay: (failures, error) =>
        error instanceof ApiProblem && error.retryAfterSeconds
          ? error.retryAfterSeconds * SECOND_MS
          : SECOND_MS * 2 ** failures,
    },
    // A purchase that waits for the network and then happens by itself would be a surprise.
    mutations: { networkMode: 'always', retry: false },
  },
})

// A browser's first date formatter of a language takes long to make: it is made in a moment of its own, while files arrive.
setTimeout(() => {
  const now = new Date().toISOString()
  formatPeriod(now, now, zoneOfVisitor(), regionalTag(initialLanguage(), navigator.languages))
})

const app = createApp(AppShell).use(i18n).use(router).use(VueQueryPlugin, { queryClient })

// The language and the page's code are fetched side by side. A page that cannot be fetched is shown
// as a failure by the shell.
await Promise.allSettled([showLanguage(initialLanguage()), router.isReady()])
// What the page came with is painted first: at the second frame the first one is on the screen. A tab in the background paints nothing, and does not wait for it.
await new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  setTimeout(resolve, PAINT_PATIENCE_MS)
})
app.mount('#app')

// Tickets that this device keeps open doors: they go when their event is over.
if (localStore.read('kept-orders')) {
  const { forgetPastOrders } = await import('./features/order/kept-orders')
  forgetPastOrders()
}
