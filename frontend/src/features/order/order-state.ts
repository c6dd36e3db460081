import type { Order } from '@/api/types'
import { liveLines } from '@/sale/order-lines'

/** What an order's page is about. */
export type OrderState =
  | 'held'
  | 'awaiting_payment'
  | 'awaiting_transfer'
  | 'awaiting_tickets'
  | 'tickets'
  | 'cancelled'
  | 'expired'

export function orderState(order: Order): OrderState {
  switch (order.status) {
    case 'held':
      return 'held'
    case 'placed':
      return order.payment?.status === 'pending' && !order.payment.redirect_url
        ? 'awaiting_transfer'
        : 'awaiting_payment'
    case 'paid':
      return liveLines(order.lines).every(({ ticket }) => ticket) ? 'tickets' : 'awaiting_tickets'
    default:
      return order.status
  }
}

/** Whether the order will change by itself within moments. A bank transfer takes days. */
export function isUnsettled(order: Order): boolean {
  const state = orderState(order)
  return (
    state === 'awaiting_tickets' ||
    (state === 'awaiting_payment' && order.payment?.status === 'pending') ||
    order.refunds.some(({ status }) => status === 'pending')
  )
}
