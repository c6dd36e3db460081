import type { Order } from '@/api/types'
import { liveLines } from '@/sale/order-lines'

/** What an order's page is about. */
export type OrderState =
  | 'held'
  | 'unsellable'
  | 'awaiting_payment'
  | 'confirming_payment'
  | 'payment_failed'
  | 'awaiting_transfer'
  | 'awaiting_tickets'
  | 'tickets'
  | 'cancelled'
  | 'expired'

function placedState(payment: Order['payment']): OrderState {
  switch (payment?.status) {
    case 'pending':
      return payment.redirect_url ? 'confirming_payment' : 'awaiting_transfer'
    case 'failed':
      return 'payment_failed'
    default:
      return 'awaiting_payment'
  }
}

export function orderState(order: Order): OrderState {
  if (order.unsellable) return 'unsellable'
  switch (order.status) {
    case 'held':
      return 'held'
    case 'placed':
      return placedState(order.payment)
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
    state === 'confirming_payment' ||
    (state === 'unsellable' && Boolean(order.payment?.redirect_url)) ||
    order.refunds.some(({ status }) => status === 'pending')
  )
}
