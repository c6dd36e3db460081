// Orders with tickets, kept by this device until their event is over, so that the tickets can be
// shown without a network. They let people in: nothing more is kept than the page shows, and no
// longer than it is of use.

import { serverNowMs } from '@/api/server-clock'
import type { EventDetails, Order } from '@/api/types'
import { localStore } from '@/preferences/storage'
import { liveLines } from '@/sale/order-lines'
import { orderState } from './order-state'
import { dropShell } from './shell-worker'

/** What a visitor needs to know of an event: whom to ask, when the doors open, the way. */
export interface VisitFacts {
  organizer: EventDetails['organizer']
  occurrences: Pick<EventDetails['occurrences'][number], 'id' | 'doors_at' | 'venue'>[]
}

export interface KeptOrder {
  order: Order
  facts: VisitFacts | undefined
  /** When the server last said so, by the visitor's clock. */
  knownAtMs: number
}

type KeptOrders = Record<string, KeptOrder>

const NAME = 'kept-orders'

/** When the last event of an order is over. */
export function endMs(order: Order): number {
  return Math.max(
    0,
    ...liveLines(order.lines).map(({ occurrence }) => Date.parse(occurrence.ends_at)),
  )
}

export function isWorthKeeping(order: Order): boolean {
  return orderState(order) === 'tickets' && endMs(order) > serverNowMs()
}

function all(): KeptOrders {
  return localStore.read<KeptOrders>(NAME) ?? {}
}

function write(orders: KeptOrders): void {
  if (Object.keys(orders).length > 0) {
    localStore.write(NAME, orders)
    return
  }
  localStore.remove(NAME)
  void dropShell()
}

export function keptOrder(secret: string): KeptOrder | undefined {
  const kept = all()[secret]
  return kept && isWorthKeeping(kept.order) ? kept : undefined
}

export function keepOrder(kept: KeptOrder): void {
  const { order, facts } = kept
  const ids = new Set(order.lines.map(({ occurrence }) => occurrence.id))
  // An order whose address was corrected has a new link: the old one leads nowhere any more.
  const others = Object.entries(all()).filter(([, { order: other }]) => other.id !== order.id)
  write({
    ...Object.fromEntries(others),
    [order.secret]: {
      ...kept,
      order: {
        ...order,
        answers: {},
        questions: [],
        payment: null,
        lines: order.lines.map((line) => ({
          ...line,
          attendee: line.attendee && { ...line.attendee, answers: {} },
        })),
      },
      facts: facts && {
        organizer: facts.organizer,
        occurrences: facts.occurrences
          .filter(({ id }) => ids.has(id))
          .map(({ id, doors_at, venue }) => ({ id, doors_at, venue })),
      },
    },
  })
}

export function forgetKeptOrder(secret: string): void {
  const { [secret]: forgotten, ...others } = all()
  if (forgotten) write(others)
}

/** To be called whenever the storefront is opened: not all who bought come back to their order. */
export function forgetPastOrders(): void {
  const orders = Object.entries(all())
  const left = orders.filter(([, { order }]) => isWorthKeeping(order))
  if (left.length < orders.length) write(Object.fromEntries(left))
}
