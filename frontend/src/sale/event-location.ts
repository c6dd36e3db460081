import type { RouteLocationRaw } from 'vue-router'
import type { Order } from '@/api/types'

/** The page of an order's event, where the order's code stays in force. */
export function eventLocation({ event, code }: Pick<Order, 'event' | 'code'>): RouteLocationRaw {
  return { name: 'event', params: { slug: event.slug }, query: code ? { code } : {} }
}
