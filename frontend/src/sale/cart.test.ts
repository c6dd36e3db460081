import { describe, expect, it } from 'vitest'
import type { EventDetails, OrderRules, Rate } from '@/api/types'
import {
  EMPTY_CART,
  NO_PRICE,
  cartFaults,
  cartTotals,
  isChosenAt,
  isSameCart,
  offeredIn,
  orderItems,
  quantityOf,
  quantityRange,
  stepDown,
  stepUp,
  unitsIn,
  withPlace,
  withPlaceRate,
  withQuantity,
  withoutPlace,
} from './cart'

const rules: OrderRules = { maximum_places: 10, hold_seconds: 600, payment_methods: ['demo'] }

function rate(id: string, changes: Partial<Rate> = {}): Rate {
  return {
    id,
    name: { en: id },
    audience: 'everyone',
    sale_starts_at: null,
    sale_ends_at: null,
    price: { amount: 1055, currency: 'EUR' },
    full_price: null,
    free_price: null,
    tax_rate_basis_points: 550,
    state: 'on_sale',
    minimum_per_order: 1,
    maximum_per_order: 6,
    numbered: false,
    occurrence_ids: ['friday', 'saturday'],
    ...changes,
  }
}

function eventWith(...rates: Rate[]): EventDetails {
  const product = {
    id: 'ticket',
    name: {},
    description: {},
    kind: 'ticket' as const,
    requires: [],
    rates,
  }
  return { products: [product], order_rules: rules } as unknown as EventDetails
}

it('knows at which dates something is chosen', () => {
  const cart = withQuantity(EMPTY_CART, 'saturday', 'full', 2)
  expect(isChosenAt(cart, 'saturday')).toBe(true)
  expect(isChosenAt(cart, 'friday')).toBe(false)
  const place = { occurrenceId: 'friday', rateId: 'full', placeId: 'h3', label: 'H 3' }
  expect(isChosenAt(withPlace(cart, place), 'friday')).toBe(true)
})

describe('a quantity', () => {
  it('is kept per occurrence and rate, and zero takes it out', () => {
    let cart = withQuantity(EMPTY_CART, 'friday', 'full', 2)
    cart = withQuantity(cart, 'saturday', 'full', 3)
    expect(quantityOf(cart, 'friday', 'full')).toBe(2)
    expect(unitsIn(cart)).toBe(5)
    cart = withQuantity(cart, 'friday', 'full', 0)
    expect(cart.quantities).toEqual([{ occurrenceId: 'saturday', rateId: 'full', quantity: 3 }])
  })

  it('is limited by the rate, the order and what is free', () => {
    const full = rate('full')
    expect(quantityRange(EMPTY_CART, rules, full, 'friday', null)).toEqual({
      minimum: 1,
      maximum: 6,
    })
    expect(quantityRange(EMPTY_CART, rules, full, 'friday', 2).maximum).toBe(2)
    const other = withQuantity(EMPTY_CART, 'saturday', 'full', 4)
    expect(quantityRange(other, rules, full, 'friday', null).maximum).toBe(2)
    const crowded = withQuantity(EMPTY_CART, 'friday', 'child', 8)
    expect(quantityRange(crowded, rules, full, 'friday', null).maximum).toBe(2)
  })

  it('does not count itself among the others', () => {
    const cart = withQuantity(EMPTY_CART, 'friday', 'full', 6)
    expect(quantityRange(cart, rules, rate('full'), 'friday', null).maximum).toBe(6)
  })

  it('cannot be taken when fewer are free than the smallest order', () => {
    const family = rate('family', { minimum_per_order: 4 })
    expect(quantityRange(EMPTY_CART, rules, family, 'friday', 3).maximum).toBe(0)
  })

  it('steps from nothing to the minimum and back', () => {
    const range = { minimum: 3, maximum: 5 }
    expect(stepUp(0, range)).toBe(3)
    expect(stepUp(3, range)).toBe(4)
    expect(stepUp(5, range)).toBe(5)
    expect(stepDown(4, range)).toBe(3)
    expect(stepDown(3, range)).toBe(0)
    expect(stepUp(0, { minimum: 3, maximum: 0 })).toBe(0)
  })
})

describe('numbered places', () => {
  const seat = { occurrenceId: 'friday', rateId: 'full', placeId: 'C12', label: 'C 12' }

  it('are chosen once each', () => {
    let cart = withPlace(withPlace(EMPTY_CART, seat), seat)
    expect(cart.places).toEqual([seat])
    cart = withoutPlace(cart, 'C12')
    expect(cart.places).toEqual([])
  })

  it('may each have another rate', () => {
    const cart = withPlaceRate(withPlace(EMPTY_CART, seat), 'C12', 'child')
    expect(cart.places[0]?.rateId).toBe('child')
  })
})

describe('a cart', () => {
  const seat = { occurrenceId: 'friday', rateId: 'full', placeId: 'C12', label: 'C 12' }

  it('goes to the checkout grouped by occurrence and rate', () => {
    let cart = withQuantity(EMPTY_CART, 'friday', 'drink', 2)
    cart = withPlace(cart, seat)
    cart = withPlace(cart, { ...seat, placeId: 'C13' })
    cart = withPlace(cart, { ...seat, placeId: 'C14', rateId: 'child' })
    expect(orderItems(cart)).toEqual([
      { occurrence_id: 'friday', rate_id: 'drink', quantity: 2 },
      { occurrence_id: 'friday', rate_id: 'full', places: ['C12', 'C13'] },
      { occurrence_id: 'friday', rate_id: 'child', places: ['C14'] },
    ])
  })

  it('sums prices and the tax of each unit', () => {
    const { products } = eventWith(
      rate('full'),
      rate('free', { price: { amount: 0, currency: 'EUR' } }),
    )
    let cart = withQuantity(EMPTY_CART, 'friday', 'full', 3)
    cart = withQuantity(cart, 'friday', 'free', 1)
    expect(cartTotals(cart, products)).toEqual({
      units: 4,
      total: { amount: 3165, currency: 'EUR' },
      discount: { amount: 0, currency: 'EUR' },
      tax: { amount: 165, currency: 'EUR' },
    })
    expect(cartTotals(EMPTY_CART, products)).toMatchObject({ units: 0, total: { amount: 0 } })
  })

  describe('with a code', () => {
    const euros = (amount: number) => ({ amount, currency: 'EUR' })
    const reduced = (id: string, full: number, price: number, changes: Partial<Rate> = {}) =>
      rate(id, { price: euros(price), full_price: euros(full), ...changes })

    /** What so many of each rate cost: to be paid, off by the code, and the tax in what is paid. */
    function sums(rates: Rate[], ...quantities: number[]) {
      const cart = rates.reduce(
        (chosen, { id }, index) => withQuantity(chosen, 'friday', id, quantities[index] ?? 1),
        EMPTY_CART,
      )
      const { total, discount, tax } = cartTotals(cart, eventWith(...rates).products)
      return [total.amount, discount.amount, tax.amount]
    }

    it('sums what its rates cost, and what it takes off them', () => {
      expect(sums([reduced('day', 3500, 2800), reduced('pass', 7500, 6000)], 2, 1)).toEqual([
        11_600, 2900, 605,
      ])
    })

    it('takes off each ticket what was rounded for one', () => {
      // 15 % of 10.55 is 1.5825: three tickets are 3 × 8.97, not 26.90.
      expect(sums([reduced('full', 1055, 897)], 3)).toEqual([2691, 474, 141])
    })

    it('leaves alone what it is not for', () => {
      expect(
        sums([reduced('day', 3500, 1750), rate('tent', { price: euros(3000) })], 1, 2),
      ).toEqual([7750, 1750, 403])
    })

    it('changes no price where it only opens a rate', () => {
      expect(sums([rate('press', { price: euros(500), full_price: null })], 2)).toEqual([
        1000, 0, 52,
      ])
    })

    it('makes free what it takes off altogether', () => {
      expect(sums([reduced('full', 1055, 0)], 2)).toEqual([0, 2110, 0])
    })

    it('reduces numbered places too', () => {
      const cart = withPlace(withPlace(EMPTY_CART, seat), { ...seat, placeId: 'C13' })
      const { products } = eventWith(reduced('full', 2000, 1500))
      expect(cartTotals(cart, products)).toMatchObject({
        total: euros(3000),
        discount: euros(1000),
      })
    })
  })

  it('names each rule that it breaks', () => {
    const event = eventWith(rate('family', { minimum_per_order: 3 }), rate('full'))
    let cart = withQuantity(EMPTY_CART, 'friday', 'family', 2)
    cart = withQuantity(cart, 'friday', 'full', 9)
    expect(cartFaults(cart, event)).toEqual([
      { kind: 'below_minimum', rateId: 'family', limit: 3 },
      { kind: 'above_maximum', rateId: 'full', limit: 6 },
      { kind: 'too_many_places', limit: 10 },
    ])
    expect(cartFaults(EMPTY_CART, event)).toEqual([])
  })

  it('drops what the event does not offer any more', () => {
    let cart = withQuantity(EMPTY_CART, 'friday', 'full', 1)
    cart = withQuantity(cart, 'sunday', 'full', 1)
    cart = withQuantity(cart, 'friday', 'member', 1)
    cart = withPlace(cart, { ...seat, occurrenceId: 'sunday' })
    expect(offeredIn(eventWith(rate('full')), cart)).toEqual({
      quantities: [{ occurrenceId: 'friday', rateId: 'full', quantity: 1 }],
      places: [],
    })
  })
})

it('takes two carts for the same whatever they were put together in', () => {
  const seat = { occurrenceId: 'friday', rateId: 'seat', placeId: 'p1', label: 'A 1' }
  const one = withPlace(
    withQuantity(withQuantity(EMPTY_CART, 'friday', 'full', 2), 'friday', 'child', 1),
    seat,
  )
  const other = withQuantity(
    withQuantity(withPlace(EMPTY_CART, { ...seat, label: 'Row A, 1' }), 'friday', 'child', 1),
    'friday',
    'full',
    2,
  )
  expect(isSameCart(one, other)).toBe(true)
  expect(isSameCart(one, withQuantity(other, 'friday', 'full', 3))).toBe(false)
  expect(isSameCart(one, { ...one, places: [{ ...seat, rateId: 'child' }] })).toBe(false)
})

describe('a price that is chosen', () => {
  const free_price = { suggested: { amount: 1_500, currency: 'EUR' }, maximum: null }
  const event = eventWith(rate('full'), rate('gift', { free_price }))

  it('is what is suggested at first, is sent, and adds up', () => {
    const cart = offeredIn(
      event,
      withQuantity(withQuantity(EMPTY_CART, 'friday', 'gift', 2), 'friday', 'full', 1, 900),
    )
    expect(orderItems(cart)).toEqual([
      { occurrence_id: 'friday', rate_id: 'gift', quantity: 2, price: 1_500 },
      { occurrence_id: 'friday', rate_id: 'full', quantity: 1 },
    ])
    expect(cartTotals(cart, event.products).total.amount).toBe(2 * 1_500 + 1_055)
  })

  it('stays with another quantity, and another one is another purchase', () => {
    const cart = withQuantity(EMPTY_CART, 'friday', 'gift', 1, 2_000)
    const two = withQuantity(cart, 'friday', 'gift', 2)
    expect(orderItems(two)).toMatchObject([{ quantity: 2, price: 2_000 }])
    expect(isSameCart(cart, withQuantity(cart, 'friday', 'gift', 1, 2_100))).toBe(false)
  })

  it('is told as long as it is none', () => {
    const cart = withQuantity(EMPTY_CART, 'friday', 'gift', 1, NO_PRICE)
    expect(cartFaults(cart, event)).toEqual([{ kind: 'no_price', rateId: 'gift', limit: 0 }])
    expect(cartTotals(cart, event.products).total.amount).toBe(0)
  })
})
