// The lines of an order as people read them: three equal tickets are one row.

import type { Money, Order, OrderLine, Product } from '@/api/types'
import { EMPTY_CART, quantityOf, withPlace, withQuantity, type Cart, type CartTotals } from './cart'

export interface LineGroup {
  key: string
  /** Any of the lines: they only differ in number, place and attendee. */
  line: OrderLine
  quantity: number
  places: string[]
  price: Money
  fullPrice: Money
}

export function liveLines(lines: OrderLine[]): OrderLine[] {
  return lines.filter(({ status }) => status === 'live')
}

export function groupLines(lines: OrderLine[]): LineGroup[] {
  const groups = new Map<string, LineGroup>()
  for (const line of lines) {
    const { price, full_price: fullPrice } = line
    const { currency } = price
    const key = [
      line.occurrence.id,
      line.rate_id,
      price.amount,
      fullPrice.amount,
      line.status,
    ].join(' ')
    const group = groups.get(key) ?? {
      key,
      line,
      quantity: 0,
      places: [],
      price: { amount: 0, currency },
      fullPrice: { amount: 0, currency },
    }
    group.quantity += 1
    group.price.amount += price.amount
    group.fullPrice.amount += fullPrice.amount
    if (line.place_label) group.places.push(line.place_label)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** What an order costs, at the prices of when its lines were taken. */
export function orderTotals(order: Order): CartTotals {
  const { lines, total, discount_total: discount, tax_total: tax } = order
  return { units: liveLines(lines).length, total, discount, tax }
}

/** What is on offer at the prices that an order has for it: its code may be good for nobody else any more. */
export function withHeldPrices(products: Product[], order: Order | undefined): Product[] {
  const held = new Map(liveLines(order?.lines ?? []).map((line) => [line.rate_id, line]))
  return products.map((product) => ({
    ...product,
    rates: product.rates.map((rate) => {
      // What somebody chose to pay is no price of the offer.
      const { price, full_price } = (!rate.free_price && held.get(rate.id)) || rate
      return { ...rate, price, full_price }
    }),
  }))
}

/** The cart that an order was made from, with what each unit costs, fixed or chosen: see `withChosenPrices`. */
export function cartOfLines(lines: OrderLine[]): Cart {
  return liveLines(lines).reduce((cart, line) => {
    const [occurrenceId, rateId] = [line.occurrence.id, line.rate_id]
    return line.place_id
      ? withPlace(cart, {
          occurrenceId,
          rateId,
          placeId: line.place_id,
          label: line.place_label ?? '',
        })
      : withQuantity(
          cart,
          occurrenceId,
          rateId,
          quantityOf(cart, occurrenceId, rateId) + 1,
          line.full_price.amount,
        )
  }, EMPTY_CART)
}
