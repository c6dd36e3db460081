// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useFilters } from './use-filters'

it('leaves the language that the address names when filters change and when they go', async () => {
  const page = { template: '<p />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'home', component: page }],
  })
  await router.push('/?lang=fr&q=jazz')
  let found: ReturnType<typeof useFilters> | undefined
  mount(
    {
      setup() {
        found = useFilters()
      },
      template: '<p />',
    },
    { global: { plugins: [router] } },
  )
  found?.change({ category: 'concert' })
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({ lang: 'fr', q: 'jazz', category: 'concert' })
  found?.clear()
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/?lang=fr')
})
