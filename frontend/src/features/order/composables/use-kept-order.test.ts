// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { ApiProblem } from '@/api/problem'
import type { Order } from '@/api/types'
import { keepOrder, keptOrder } from '../kept-orders'
import { useKeptOrder } from './use-kept-order'

const later = new Date(Date.now() + 3_600_000).toISOString()

function order(changes: Partial<Order> = {}): Order {
  return {
    id: 'id of s1',
    secret: 'guichet-one',
    status: 'paid',
    lines: [{ status: 'live', ticket: { token: 't' }, occurrence: { id: 'o1', ends_at: later } }],
    ...changes,
  } as unknown as Order
}

let scope: EffectScope

/** The page of an order, and what the network makes of its question. */
function openPage() {
  const query = {
    data: ref<Order>(),
    error: ref<Error | null>(null),
    failureReason: ref<Error | null>(null),
    dataUpdatedAt: ref(0),
  }
  scope = effectScope()
  const page = scope.run(() =>
    useKeptOrder('guichet-one', query as unknown as Parameters<typeof useKeptOrder>[1], ref()),
  )
  if (!page) throw new Error('The scope has ended.')
  return {
    ...page,
    async answers(data: Order, atMs: number) {
      query.data.value = data
      query.dataUpdatedAt.value = atMs
      query.failureReason.value = null
      await nextTick()
    },
    async asks() {
      query.failureReason.value = null
      query.error.value = null
      await nextTick()
    },
    async fails(problem: ApiProblem) {
      query.failureReason.value = problem
      query.error.value = problem
      await nextTick()
    },
  }
}

const offline = ApiProblem.unreachable(new TypeError('Failed to fetch'))
const missing = new ApiProblem(404, { type: '/problems/not-found' })

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

it('shows what the server says, and keeps it', async () => {
  const page = openPage()
  expect(page.order.value).toBeUndefined()
  await page.answers(order(), 5)
  expect(page.order.value).toEqual(order())
  expect(page.knownAtMs.value).toBeUndefined()
  expect(keptOrder('guichet-one')?.knownAtMs).toBe(5)
  expect(page.isKept.value).toBe(true)
  await page.answers(page.order.value ?? order(), 7)
  expect(keptOrder('guichet-one')?.knownAtMs).toBe(7)
})

it('shows what was kept, and since when, only where the server cannot be asked', async () => {
  keepOrder({ order: order(), facts: undefined, knownAtMs: 5 })
  const page = openPage()
  expect(page.order.value).toBeUndefined()
  await page.fails(offline)
  expect(page.order.value?.lines[0]?.ticket?.token).toBe('t')
  expect(page.knownAtMs.value).toBe(5)
  await page.answers(order(), 9)
  expect(page.knownAtMs.value).toBeUndefined()
  await page.fails(offline)
  expect(page.knownAtMs.value).toBe(9)
  await page.asks()
  expect(page.knownAtMs.value).toBe(9)
})

it('waits only so long for a network that says nothing', () => {
  vi.useFakeTimers()
  keepOrder({ order: order(), facts: undefined, knownAtMs: 5 })
  const page = openPage()
  vi.advanceTimersByTime(2_900)
  expect(page.order.value).toBeUndefined()
  vi.advanceTimersByTime(200)
  expect(page.knownAtMs.value).toBe(5)
})

it('forgets an order that was cancelled, or is not there any more', async () => {
  keepOrder({ order: order(), facts: undefined, knownAtMs: 5 })
  await openPage().answers(order({ status: 'cancelled' }), 9)
  expect(localStorage).toHaveLength(0)
  scope.stop()

  keepOrder({ order: order(), facts: undefined, knownAtMs: 5 })
  const page = openPage()
  await page.fails(missing)
  expect(page.isMissing.value).toBe(true)
  expect(page.order.value).toBeUndefined()
  expect(localStorage).toHaveLength(0)
})

it('does not keep again what another tab forgets', async () => {
  const page = openPage()
  await page.answers(order(), 5)
  localStorage.clear()
  window.dispatchEvent(new Event('storage'))
  await nextTick()
  await page.answers(order(), 9)
  expect(page.isKept.value).toBe(false)
  expect(localStorage).toHaveLength(0)
})

it('keeps nothing that is unwanted, until it is wanted again', async () => {
  const page = openPage()
  await page.answers(order(), 5)
  page.want(false)
  await nextTick()
  await page.answers(order(), 9)
  expect(keptOrder('guichet-one')).toBeUndefined()
  expect(page.isKept.value).toBe(false)
  scope.stop()

  const reloaded = openPage()
  await reloaded.answers(order(), 11)
  expect(keptOrder('guichet-one')).toBeUndefined()
  reloaded.want(true)
  await nextTick()
  expect(keptOrder('guichet-one')?.knownAtMs).toBe(11)
  expect(reloaded.isKept.value).toBe(true)
})
