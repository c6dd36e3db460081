import { describe, expect, it } from 'vitest'
import type { EventDetails, Product, Rate } from '@/api/types'
import { allowedBeside, roomBeside, ticketFaults, ticketsFor } from './beside'
import { EMPTY_CART, withPlace, withQuantity } from './cart'

const product = (id: string, rates: string[], requires: Product['requires'] = []): Product => ({
  id,
  name: {},
  description: {},
  kind: requires.length > 0 ? 'addon' : 'ticket',
  requires,
  rates: rates.map((rate) => ({ id: rate }) as Rate),
})
const entry = product('entry', ['full', 'child'])
const balcony = product('balcony', ['seat'])
const parking = product(
  'parking',
  ['day', 'night'],
  [
    { product_id: 'entry', maximum: 1 },
    { product_id: 'balcony', maximum: 2 },
  ],
)
const products = [entry, balcony, parking]
const event = { products } as EventDetails

describe('an add-on that needs tickets', () => {
  it('has room for as many as the tickets in the cart allow, of any date', () => {
    expect(allowedBeside(EMPTY_CART, parking, products)).toBe(0)
    let cart = withQuantity(EMPTY_CART, 'friday', 'child', 2)
    cart = withPlace(cart, { occurrenceId: 'saturday', rateId: 'seat', placeId: 'A1', label: '' })
    expect(allowedBeside(cart, parking, products)).toBe(4)
    cart = withQuantity(cart, 'friday', 'day', 3)
    expect(roomBeside(cart, parking, products)).toBe(1)
    expect(ticketFaults(cart, event)).toEqual([])
  })

  it('is told as soon as its tickets have gone', () => {
    const cart = withQuantity(withQuantity(EMPTY_CART, 'friday', 'day', 1), 'friday', 'night', 1)
    expect(ticketFaults(cart, event)).toEqual([
      { kind: 'tickets_missing', productId: 'parking', limit: 0 },
    ])
    expect(ticketFaults(withQuantity(cart, 'friday', 'full', 1), event)).toEqual([
      { kind: 'tickets_missing', productId: 'parking', limit: 1 },
    ])
  })

  it('names them', () => {
    expect(ticketsFor(parking, products)).toEqual([entry, balcony])
    expect(allowedBeside(EMPTY_CART, entry, products)).toBe(Number.POSITIVE_INFINITY)
  })
})
