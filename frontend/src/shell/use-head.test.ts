// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { beforeEach, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { i18n, showLanguage } from '@/i18n/i18n'
import UiNotFound from '@/ui/UiNotFound.vue'
import { usePageHead } from '@/ui/use-page-head'
import { useHead } from './use-head'

const LEAD = 'Concerts, plays, matches'
const summary = ref('')

const event = {
  setup: () =>
    usePageHead(
      () => 'Jazz',
      () => summary.value,
    ),
  template: '<p />',
}
const other = { setup: () => usePageHead(() => 'Other'), template: '<p />' }
const missing = { components: { UiNotFound }, template: '<UiNotFound title="Nothing" text="" />' }

async function openAt(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'home', component: other },
      { path: '/events/jazz', component: event },
      { path: '/orders/secret', component: other, meta: { secret: true } },
      { path: '/missing', component: missing },
    ],
  })
  await router.push(address)
  mount(
    {
      setup: () => useHead(),
      components: { RouterView },
      template: '<RouterView :key="$route.path" />',
    },
    { global: { plugins: [i18n, router] } },
  )
  await flushPromises()
  return async (next: string) => {
    await router.push(next)
    await flushPromises()
  }
}

const said = (name: string): string | null | undefined =>
  document.head.querySelector(`meta[name="${name}"]`)?.getAttribute('content')

beforeEach(async () => {
  await showLanguage('en')
  summary.value = 'Five sets in a cellar'
  document.head.innerHTML = `
    <title>Jazz · Guichet</title>
    <meta name="description" content="from the server">
    <link rel="canonical" href="https://tickets.example/events/jazz">
    <link rel="alternate" hreflang="fr" href="https://tickets.example/events/jazz?lang=fr">
    <meta property="og:title" content="Jazz">
    <meta name="twitter:card" content="summary_large_image">
    <link rel="icon" href="/favicon.ico">
    <script type="application/ld+json">{}</script>`
})

it('a page says what it is about, and another one does not say it any more', async () => {
  const go = await openAt('/events/jazz')
  expect(document.title).toBe('Jazz · Guichet')
  expect(said('description')).toBe('Five sets in a cellar')
  expect(document.head.querySelectorAll('meta[name="description"]')).toHaveLength(1)
  await go('/')
  expect(document.title).toBe('Other · Guichet')
  expect(said('description')).toContain(LEAD)
  summary.value = ''
  await go('/events/jazz')
  expect(said('description')).toContain(LEAD)
})

it('what the first page came with stays while it is shown, then goes', async () => {
  const go = await openAt('/events/jazz?lang=en')
  const ofFirstPage = (): string[] =>
    [...document.head.querySelectorAll('link, meta[property], [name^="twitter"], script')].map(
      (element) => element.getAttribute('rel') ?? element.localName,
    )
  const all = ['canonical', 'alternate', 'meta', 'meta', 'icon', 'script']
  expect(ofFirstPage()).toEqual(all)
  await go('/events/jazz')
  expect(ofFirstPage()).toEqual(all)
  await go('/')
  expect(ofFirstPage()).toEqual(['icon'])
})

it('secret and missing pages are not for search engines, the next one is', async () => {
  const go = await openAt('/missing')
  expect(said('robots')).toBe('noindex')
  await go('/')
  expect(said('robots')).toBe('index, follow')
  await go('/orders/secret')
  expect(said('robots')).toBe('noindex, nofollow')
  await go('/missing')
  expect(said('robots')).toBe('noindex')
})
