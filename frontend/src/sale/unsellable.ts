import { ApiProblem } from '@/api/problem'
import type { Order } from '@/api/types'

export type Unsellable = NonNullable<Order['unsellable']>

const REASONS: Record<Unsellable, string> = {
  date_cancelled: 'date-cancelled',
  event_withdrawn: 'event-withdrawn',
  date_over: 'date-over',
}

/** Why the order that was to be placed or paid may not be sold any more, if that is the problem. */
export function unsellableReason(problem: unknown): Unsellable | undefined {
  if (!(problem instanceof ApiProblem)) return undefined
  const reasons = Object.keys(REASONS) as Unsellable[]
  return reasons.find((reason) => REASONS[reason] === problem.kind)
}

/** Why an order came to its end, or is about to: for its page, whatever its status. */
export function whatHappened(order: Order): Unsellable | undefined {
  if (order.unsellable) return order.unsellable
  const calledOff = order.lines.some(({ occurrence }) => occurrence.is_cancelled)
  return order.status === 'cancelled' && calledOff ? 'date_cancelled' : undefined
}
