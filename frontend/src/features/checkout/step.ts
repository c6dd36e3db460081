import type { Order } from '@/api/types'

export type Step = 'form' | 'payment' | 'ended' | 'leaving'

/**
 * What the page shows of an order. While it is being placed the form stays: whoever pressed the
 * button at the last moment is told by the answer, and not by the clock, whether it was too late.
 */
export function stepOf(
  order: Pick<Order, 'status' | 'unsellable'> | undefined,
  secondsLeft: number | undefined,
  isOrdering: boolean,
): Step | undefined {
  if (!order) return undefined
  const { status } = order
  if (status === 'cancelled' || order.unsellable) return 'ended'
  if (status === 'paid') return 'leaving'
  if (status === 'placed') return secondsLeft === 0 ? 'ended' : 'payment'
  const isOver = status === 'expired' || secondsLeft === 0
  return isOver && !isOrdering ? 'ended' : 'form'
}
