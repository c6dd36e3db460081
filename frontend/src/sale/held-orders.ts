// Orders that keep places for this visitor, remembered by the browser: whoever goes back to an event
// changes what they hold instead of competing with themselves, and every page shows the way back.

import { computed, shallowRef, toValue, type MaybeRefOrGetter } from 'vue'
import { serverNowMs } from '@/api/server-clock'
import type { LocalizedText, Order } from '@/api/types'
import { localStore } from '@/preferences/storage'
import { secondsUntil } from './countdown'
import { liveLines } from './order-lines'
import { useServerNow } from './use-server-now'

export interface HeldOrder {
  secret: string
  eventSlug: string
  eventName: LocalizedText
  units: number
  code: string | null
  /** A placed order awaits its payment, and cannot be changed any more. */
  status: 'held' | 'placed'
  expiresAt: string
}

const NAME = 'held-orders'
const DAY_MS = 86_400_000

const kept = shallowRef<HeldOrder[]>([])
const stored = localStore.read<HeldOrder[]>(NAME)
// Not at once when its time is over: the visitor's clock may be wrong, and the server's is not known yet.
if (stored) keep(stored.filter(({ expiresAt }) => Date.parse(expiresAt) + DAY_MS > Date.now()))

// Another tab has taken or given up places.
window.addEventListener('storage', () => {
  kept.value = localStore.read<HeldOrder[]>(NAME) ?? []
})

function keep(orders: HeldOrder[]): void {
  kept.value = orders
  if (orders.length > 0) localStore.write(NAME, orders)
  else localStore.remove(NAME)
}

const isOver = ({ expiresAt }: HeldOrder): boolean => secondsUntil(expiresAt, serverNowMs()) === 0

/** What is remembered of an order; undefined where nothing is left to finish at this screen. */
export function heldOrderOf(order: Order): HeldOrder | undefined {
  const { status, expires_at: expiresAt } = order
  if ((status !== 'held' && status !== 'placed') || !expiresAt) return undefined
  // A bank transfer takes days, and is not made here.
  const isTransfer = order.payment?.status === 'pending' && !order.payment.redirect_url
  if (status === 'placed' && isTransfer) return undefined
  return {
    secret: order.secret,
    eventSlug: order.event.slug,
    eventName: order.event.name,
    units: liveLines(order.lines).length,
    code: order.code,
    status,
    expiresAt,
  }
}

/** Remembers an order as long as it keeps places, and forgets it when it does not any more. */
export function noteOrder(order: Order): void {
  const others = kept.value.filter((one) => one.secret !== order.secret && !isOver(one))
  const held = heldOrderOf(order)
  keep(held ? [...others, held] : others)
}

export function forgetOrder(secret: string): void {
  keep(kept.value.filter((order) => order.secret !== secret))
}

/** Whether any order is remembered; its time may just have ended. */
export const hasHeldOrders = computed(() => kept.value.length > 0)

/** The orders that keep places now, with the seconds left to each. */
export function useHeldOrders() {
  const nowMs = useServerNow()
  return computed(() =>
    kept.value
      .map((order) => ({ ...order, secondsLeft: secondsUntil(order.expiresAt, nowMs.value) }))
      .filter(({ secondsLeft }) => secondsLeft > 0),
  )
}

/** The order of an event whose places can still be changed. */
export function useHeldOrder(eventSlug: MaybeRefOrGetter<string>) {
  return computed(() =>
    kept.value.find(
      (order) =>
        order.eventSlug === toValue(eventSlug) && order.status === 'held' && !isOver(order),
    ),
  )
}
