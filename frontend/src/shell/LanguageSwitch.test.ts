// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n, showLanguage } from '@/i18n/i18n'
import LanguageSwitch from './LanguageSwitch.vue'

async function openAt(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/events/:slug', component: { template: '<p />' } }],
  })
  await router.push(address)
  return { router, page: mount(LanguageSwitch, { global: { plugins: [i18n, router] } }) }
}

afterEach(() => localStorage.clear())

it('stores the choice and takes the language out of the address, and nothing else', async () => {
  await showLanguage('fr')
  const { router, page } = await openAt('/events/jazz?code=VIP&lang=fr#offer-heading')
  await page.get('button').trigger('click')
  await vi.waitFor(() =>
    expect(router.currentRoute.value.fullPath).toBe('/events/jazz?code=VIP#offer-heading'),
  )
  expect(localStorage.getItem('guichet.language')).toBe('"en"')
  expect(document.documentElement.lang).toBe('en')
})
