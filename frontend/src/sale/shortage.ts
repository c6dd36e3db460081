import type { Unavailable } from '@/api/problem'
import { quantityOf, withQuantity, withoutPlace, type Cart } from './cart'

/**
 * The cart without what the server could not give: as many as are free, no taken place. Where it
 * is not shown how many are free, one fewer than it could not give.
 */
export function withoutUnavailable(cart: Cart, unavailable: Unavailable[]): Cart {
  return unavailable.reduce((left, missing) => {
    if (missing.place_ids?.length) return missing.place_ids.reduce(withoutPlace, left)
    const wanted = quantityOf(left, missing.occurrence_id, missing.rate_id)
    return withQuantity(
      left,
      missing.occurrence_id,
      missing.rate_id,
      Math.min(wanted, missing.free ?? missing.wanted - 1),
    )
  }, cart)
}
