import { ApiProblem } from '@/api/problem'
import type { ChangedItems } from '@/api/types'
import { orderItems, type Cart } from './cart'

/**
 * Asks for a cart with its code. Where the server says that the code is for none of these tickets they are had
 * without it, at the prices that were shown.
 */
export async function sendWithCode<T>(
  cart: Cart,
  code: string | null | undefined,
  send: (wanted: ChangedItems) => Promise<T>,
): Promise<T> {
  const items = orderItems(cart)
  if (!code) return send({ items })
  try {
    return await send({ items, code })
  } catch (error) {
    if (error instanceof ApiProblem && error.body.reason === 'applies_to_nothing')
      return send({ items })
    throw error
  }
}
