// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin, useQuery } from '@tanstack/vue-query'
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { ApiProblem } from '@/api/problem'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import UiQuery from './UiQuery.vue'

const load = vi.fn<() => Promise<string[]>>()

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/', name: 'home', component: { template: '<p />' } }],
})

async function open(props: { page?: boolean } = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const Page = defineComponent({
    setup() {
      const query = useQuery({ queryKey: ['list'], queryFn: load })
      return () =>
        h(
          UiQuery<string[]>,
          { query, title: 'No list', isEmpty: (data: string[]) => data.length === 0, ...props },
          {
            default: ({ data }: { data: string[] }) => h('p', data.join(' ')),
            empty: () => h('p', 'empty'),
          },
        )
    },
  })
  const page = mount(Page, {
    global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient }]] },
  })
  await flushPromises()
  return { page, queryClient }
}

enableAutoUnmount(afterEach)
beforeEach(async () => {
  load.mockReset()
  await showLanguage('en')
})
afterEach(() => vi.useRealTimers())

it('shows what was loaded, or that there is nothing', async () => {
  load.mockResolvedValueOnce(['a', 'b'])
  expect((await open()).page.text()).toBe('a b')
  load.mockResolvedValueOnce([])
  expect((await open()).page.text()).toBe('empty')
})

it('says that it is loading only when that takes a moment', async () => {
  vi.useFakeTimers()
  load.mockReturnValue(new Promise(() => {}))
  const { page } = await open()
  expect(page.find('.skeleton').exists()).toBe(true)
  expect(page.get('[role=status]').text()).toBe('')
  await vi.advanceTimersByTimeAsync(300)
  expect(page.get('[role=status]').text()).toBe('Loading…')
})

it('says what failed, why, and tries again', async () => {
  load.mockRejectedValueOnce(ApiProblem.unreachable(undefined))
  const { page } = await open()
  expect(page.get('[role=alert]').text()).toContain('No list')
  expect(page.text()).toContain('The ticket office cannot be reached.')
  load.mockResolvedValueOnce(['a'])
  await page.get('button').trigger('click')
  await flushPromises()
  expect(page.text()).toBe('a')
})

it('is the page of what does not exist, where nothing else is on it', async () => {
  load.mockRejectedValueOnce(new ApiProblem(404, {}))
  const { page } = await open({ page: true })
  expect(page.get('h1').text()).toBe('Nothing here')
})

it('keeps what it has when it cannot be loaded again, and says so', async () => {
  load.mockResolvedValueOnce(['a'])
  const { page, queryClient } = await open()
  load.mockRejectedValueOnce(ApiProblem.unreachable(undefined))
  await queryClient.refetchQueries()
  await flushPromises()
  expect(page.text()).toContain('This may be out of date')
  expect(page.text()).toContain('a')
})
