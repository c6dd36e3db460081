// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { Order } from '@/api/types'
import {
  forgetOrder,
  hasHeldOrders,
  heldOrderOf,
  noteOrder,
  useHeldOrder,
  useHeldOrders,
} from './held-orders'

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString()

function order(changes: Partial<Order> = {}): Order {
  return {
    secret: 'guichet-one',
    status: 'held',
    expires_at: inMinutes(15),
    event: { slug: 'play', name: { fr: 'La pièce' } },
    lines: [{ status: 'live' }, { status: 'live' }],
    payment: null,
    ...changes,
  } as Order
}

beforeEach(() => {
  forgetOrder('guichet-one')
  forgetOrder('guichet-two')
})

it('remembers the order of an event as long as it holds places', () => {
  noteOrder(order())
  expect(hasHeldOrders.value).toBe(true)
  expect(useHeldOrder('play').value).toMatchObject({ secret: 'guichet-one', units: 2 })
  expect(useHeldOrder('other').value).toBeUndefined()

  noteOrder(order({ status: 'paid' }))
  expect(hasHeldOrders.value).toBe(false)
})

it('does not offer to change an order that is placed, but leads back to it', () => {
  noteOrder(order({ status: 'placed' }))
  expect(hasHeldOrders.value).toBe(true)
  expect(useHeldOrder('play').value).toBeUndefined()
})

it('leaves a bank transfer in peace: it takes days', () => {
  const payment = { status: 'pending', redirect_url: null } as Order['payment']
  expect(heldOrderOf(order({ status: 'placed', payment }))).toBeUndefined()
})

it('forgets an order whose time is over when it notes another', () => {
  noteOrder(order())
  vi.useFakeTimers({ now: Date.now() + 20 * 60_000 })
  expect(useHeldOrder('play').value).toBeUndefined()
  noteOrder(order({ secret: 'guichet-two', expires_at: inMinutes(15) }))
  expect(JSON.parse(localStorage.getItem('guichet.held-orders') ?? '[]')).toMatchObject([
    { secret: 'guichet-two' },
  ])
  vi.useRealTimers()
})

it('counts down, and catches up when a page is shown whose timers were held back', () => {
  noteOrder(order())
  vi.useFakeTimers({ now: Date.now() })
  const scope = effectScope()
  const orders = scope.run(useHeldOrders)
  const before = orders?.value[0]?.secondsLeft ?? 0
  vi.advanceTimersByTime(2_000)
  expect(orders?.value[0]?.secondsLeft).toBe(before - 2)
  vi.setSystemTime(Date.now() + 20 * 60_000)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(orders?.value).toEqual([])
  scope.stop()
  vi.useRealTimers()
})

it('follows what another tab takes, and gives up', () => {
  noteOrder(order())
  const [kept] = JSON.parse(localStorage.getItem('guichet.held-orders') ?? '[]') as object[]
  localStorage.setItem(
    'guichet.held-orders',
    JSON.stringify([kept, { ...kept, secret: 'guichet-two', eventSlug: 'match' }]),
  )
  window.dispatchEvent(new StorageEvent('storage', { key: 'guichet.held-orders' }))
  expect(useHeldOrder('match').value?.secret).toBe('guichet-two')
  localStorage.removeItem('guichet.held-orders')
  window.dispatchEvent(new StorageEvent('storage', { key: 'guichet.held-orders' }))
  expect(hasHeldOrders.value).toBe(false)
})

it('forgets an order when the storefront is opened a day after its time', async () => {
  noteOrder(order())
  const reopen = async (): Promise<boolean> => {
    vi.resetModules()
    return (await import('./held-orders')).hasHeldOrders.value
  }
  vi.useFakeTimers({ now: Date.now() + 20 * 60_000 })
  expect(await reopen()).toBe(true)
  vi.setSystemTime(Date.now() + 24 * 60 * 60_000)
  expect(await reopen()).toBe(false)
  expect(localStorage.getItem('guichet.held-orders')).toBeNull()
  vi.useRealTimers()
})
