// What a visitor means to take, before and while it is held. Plain values and
// functions: each change returns a new cart.

import type { EventDetails, Money, OrderItem, OrderRules, Product, Rate } from '@/api/types'
import { taxInGross } from '@/format/money'

export interface ChosenQuantity {
  occurrenceId: string
  rateId: string
  quantity: number
  /** What the visitor chose to pay for each, in minor units, where that is theirs to choose. */
  price?: number
}

/** What was typed is no price that may be chosen. */
export const NO_PRICE = -1

export interface ChosenPlace {
  occurrenceId: string
  rateId: string
  placeId: string
  /** As shown to the buyer: section, row and number. */
  label: string
}

export interface Cart {
  quantities: ChosenQuantity[]
  places: ChosenPlace[]
}

export const EMPTY_CART: Cart = { quantities: [], places: [] }

function chosenOf(cart: Cart, occurrenceId: string, rateId: string): ChosenQuantity | undefined {
  return cart.quantities.find(
    (chosen) => chosen.occurrenceId === occurrenceId && chosen.rateId === rateId,
  )
}

export function quantityOf(cart: Cart, occurrenceId: string, rateId: string): number {
  return chosenOf(cart, occurrenceId, rateId)?.quantity ?? 0
}

export function priceOf(cart: Cart, occurrenceId: string, rateId: string): number | undefined {
  return chosenOf(cart, occurrenceId, rateId)?.price
}

/** Without a price, it stays what it was. */
export function withQuantity(
  cart: Cart,
  occurrenceId: string,
  rateId: string,
  quantity: number,
  price: number | undefined = priceOf(cart, occurrenceId, rateId),
): Cart {
  const others = cart.quantities.filter(
    (chosen) => chosen.occurrenceId !== occurrenceId || chosen.rateId !== rateId,
  )
  return {
    ...cart,
    quantities: quantity > 0 ? [...others, { occurrenceId, rateId, quantity, price }] : others,
  }
}

export function withPlace(cart: Cart, place: ChosenPlace): Cart {
  return { ...cart, places: [...withoutPlace(cart, place.placeId).places, place] }
}

export function withoutPlace(cart: Cart, placeId: string): Cart {
  return { ...cart, places: cart.places.filter((chosen) => chosen.placeId !== placeId) }
}

export function withPlaceRate(cart: Cart, placeId: string, rateId: string): Cart {
  return {
    ...cart,
    places: cart.places.map((chosen) =>
      chosen.placeId === placeId ? { ...chosen, rateId } : chosen,
    ),
  }
}

/** Units of a rate in the whole cart, over all occurrences. */
export function unitsOfRate(cart: Cart, rateId: string): number {
  const quantities = cart.quantities
    .filter((chosen) => chosen.rateId === rateId)
    .reduce((sum, chosen) => sum + chosen.quantity, 0)
  return quantities + cart.places.filter((chosen) => chosen.rateId === rateId).length
}

export function unitsIn(cart: Cart): number {
  return cart.quantities.reduce((sum, chosen) => sum + chosen.quantity, 0) + cart.places.length
}

export function findRate(
  products: Product[],
  rateId: string,
): { product: Product; rate: Rate } | undefined {
  for (const product of products) {
    const rate = product.rates.find((candidate) => candidate.id === rateId)
    if (rate) return { product, rate }
  }
  return undefined
}

/** Whether anything of a date is chosen. */
export function isChosenAt(cart: Cart, occurrenceId: string): boolean {
  return [...cart.quantities, ...cart.places].some((chosen) => chosen.occurrenceId === occurrenceId)
}

export interface QuantityRange {
  /** The smallest quantity above zero that may be ordered. */
  minimum: number
  /** The largest quantity; 0 when nothing more may be taken. */
  maximum: number
}

/** How many units of a rate this occurrence's stepper may show, given the rest of the cart. */
export function quantityRange(
  cart: Cart,
  rules: OrderRules,
  rate: Rate,
  occurrenceId: string,
  free: number | null | undefined,
): QuantityRange {
  const here = quantityOf(cart, occurrenceId, rate.id)
  const elsewhere = unitsOfRate(cart, rate.id) - here
  const maximum = Math.max(
    0,
    Math.min(
      rate.maximum_per_order - elsewhere,
      rules.maximum_places - (unitsIn(cart) - here),
      free ?? Number.POSITIVE_INFINITY,
    ),
  )
  const minimum = Math.max(1, rate.minimum_per_order - elsewhere)
  return { minimum, maximum: maximum < minimum ? 0 : maximum }
}

/** One press of "+": from nothing straight to the smallest quantity that may be ordered. */
export function stepUp(quantity: number, range: QuantityRange): number {
  const next = quantity === 0 ? range.minimum : quantity + 1
  return next > range.maximum ? quantity : next
}

/** One press of "−": below the smallest quantity there is only nothing. */
export function stepDown(quantity: number, range: QuantityRange): number {
  return quantity <= range.minimum ? 0 : quantity - 1
}

export interface CartFault {
  kind: 'below_minimum' | 'above_maximum' | 'too_many_places' | 'tickets_missing' | 'no_price'
  rateId?: string
  /** Of an add-on without its tickets. */
  productId?: string
  limit: number
}

/** Why the server would refuse this cart, as far as the event's rules tell. */
export function cartFaults(cart: Cart, event: EventDetails): CartFault[] {
  const faults: CartFault[] = []
  for (const { rates } of event.products) {
    for (const rate of rates) {
      const units = unitsOfRate(cart, rate.id)
      if (units > 0 && units < rate.minimum_per_order)
        faults.push({ kind: 'below_minimum', rateId: rate.id, limit: rate.minimum_per_order })
      if (units > rate.maximum_per_order)
        faults.push({ kind: 'above_maximum', rateId: rate.id, limit: rate.maximum_per_order })
    }
  }
  for (const { rateId, price } of cart.quantities)
    if (price === NO_PRICE) faults.push({ kind: 'no_price', rateId, limit: 0 })
  const limit = event.order_rules.maximum_places
  if (unitsIn(cart) > limit) faults.push({ kind: 'too_many_places', limit })
  return faults
}

/** The cart without what this event does not offer (any more, or without its code). */
export function offeredIn(event: EventDetails, cart: Cart): Cart {
  const isOffered = ({ occurrenceId, rateId }: { occurrenceId: string; rateId: string }): boolean =>
    findRate(event.products, rateId)?.rate.occurrence_ids.includes(occurrenceId) ?? false
  return {
    quantities: withChosenPrices(event.products, cart).quantities.filter(isOffered),
    places: cart.places.filter(isOffered),
  }
}

/** The cart with a price where the visitor chooses it, and with none where it is fixed. */
export function withChosenPrices(products: Product[], cart: Cart): Cart {
  const quantities = cart.quantities.map(({ price, ...chosen }) => {
    const free = findRate(products, chosen.rateId)?.rate.free_price
    return free ? { ...chosen, price: price ?? free.suggested.amount } : chosen
  })
  return { ...cart, quantities }
}

export interface CartTotals {
  units: number
  /** What is to be paid. */
  total: Money
  /** What the code takes off. */
  discount: Money
  /** Contained in `total`. */
  tax: Money
}

/** Each unit is a line of the order to come, and rounded by itself as those are. */
export function cartTotals(cart: Cart, products: Product[]): CartTotals {
  const units: Pick<ChosenQuantity, 'rateId' | 'price'>[] = [
    ...cart.quantities.flatMap((chosen) => Array<ChosenQuantity>(chosen.quantity).fill(chosen)),
    ...cart.places,
  ]
  const rates = units.flatMap(({ rateId, price: chosen }) => {
    const rate = findRate(products, rateId)?.rate
    if (!rate?.free_price || chosen === undefined) return rate ?? []
    const amount = Math.max(chosen, 0)
    return { ...rate, price: { ...rate.price, amount } }
  })
  const sum = (amountOf: (rate: Rate) => number): Money => ({
    amount: rates.reduce((amount, rate) => amount + amountOf(rate), 0),
    currency: rates[0]?.price.currency ?? '',
  })
  return {
    units: rates.length,
    total: sum(({ price }) => price.amount),
    discount: sum(({ price, full_price: full }) => (full ?? price).amount - price.amount),
    tax: sum((rate) => taxInGross(rate.price.amount, rate.tax_rate_basis_points)),
  }
}

/** The cart as the checkout takes it: numbered places together by occurrence and rate. */
export function orderItems(cart: Cart): OrderItem[] {
  const seated = new Map<string, { occurrence_id: string; rate_id: string; places: string[] }>()
  for (const { occurrenceId, rateId, placeId } of cart.places) {
    const name = `${occurrenceId} ${rateId}`
    const item = seated.get(name) ?? { occurrence_id: occurrenceId, rate_id: rateId, places: [] }
    item.places.push(placeId)
    seated.set(name, item)
  }
  return [
    ...cart.quantities.map(({ occurrenceId, rateId, quantity, price }) => ({
      occurrence_id: occurrenceId,
      rate_id: rateId,
      quantity,
      ...(price !== undefined && { price }),
    })),
    ...seated.values(),
  ]
}

/** Whether two carts are the same purchase, in whatever order it was put together. */
export function isSameCart(one: Cart, other: Cart): boolean {
  const written = (cart: Cart): string =>
    JSON.stringify(
      [
        ...cart.quantities.map(
          ({ occurrenceId, rateId, quantity, price }) =>
            `${occurrenceId} ${rateId} ${quantity} ${price ?? ''}`,
        ),
        ...cart.places.map(
          ({ occurrenceId, rateId, placeId }) => `${occurrenceId} ${rateId} ${placeId}`,
        ),
      ].toSorted(),
    )
  return written(one) === written(other)
}
