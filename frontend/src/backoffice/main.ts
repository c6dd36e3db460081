import '@/styles/tokens.css'
import '@/styles/base.css'
import '@/styles/controls.css'
import './styles/reordering.css'
import './styles/shell.css'

import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { api } from '@/api/client'
import { ApiProblem } from '@/api/problem'
import { i18n, initialLanguage, showLanguage } from './i18n/i18n'
import { router } from './router'
import { guard } from './guards'
import { holdRequests } from './session/hold-requests'
import { ask } from './session/needs'
import { askAgain, sessionIn } from './session/session'
import OfficeShell from './shell/OfficeShell.vue'

const MAXIMUM_RETRIES = 2
const SECOND_MS = 1_000

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a network a page says so and offers to try again, instead of waiting in silence.
      networkMode: 'always',
      staleTime: 30 * SECOND_MS,
      retry: (failures, error) =>
        failures < MAXIMUM_RETRIES && error instanceof ApiProblem && error.isTransient,
      retryDelay: (failures, error) =>
        error instanceof ApiProblem && error.retryAfterSeconds
          ? error.retryAfterSeconds * SECOND_MS
          : SECOND_MS * 2 ** failures,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

api.use(
  holdRequests(
    ask,
    () => Boolean(sessionIn(queryClient)),
    () => void askAgain(queryClient),
  ),
)
guard(router, queryClient)

const app = createApp(OfficeShell).use(i18n).use(router).use(VueQueryPlugin, { queryClient })

// The language and the page's code are fetched side by side. A page that cannot be fetched is shown as a failure by the shell.
await Promise.allSettled([showLanguage(initialLanguage()), router.isReady()])
app.mount('#app')
