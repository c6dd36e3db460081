import { expect, it } from 'vitest'
import { EMPTY_CART, quantityOf, withPlace, withQuantity } from './cart'
import { withoutUnavailable } from './shortage'

const seat = (placeId: string) => ({
  occurrenceId: 'friday',
  rateId: 'seat',
  placeId,
  label: placeId,
})

it('takes as many as are free', () => {
  let cart = withQuantity(EMPTY_CART, 'friday', 'full', 4)
  cart = withQuantity(cart, 'friday', 'child', 1)
  const missing = { occurrence_id: 'friday', rate_id: 'full', wanted: 4, free: 1 }
  const left = withoutUnavailable(cart, [missing])
  expect(quantityOf(left, 'friday', 'full')).toBe(1)
  expect(quantityOf(left, 'friday', 'child')).toBe(1)
})

it('never takes more than was wanted', () => {
  const cart = withQuantity(EMPTY_CART, 'friday', 'full', 2)
  const missing = { occurrence_id: 'friday', rate_id: 'full', wanted: 2, free: 9 }
  expect(quantityOf(withoutUnavailable(cart, [missing]), 'friday', 'full')).toBe(2)
})

it('takes one fewer where it is not shown how many are free', () => {
  const cart = withQuantity(EMPTY_CART, 'friday', 'full', 4)
  const missing = { occurrence_id: 'friday', rate_id: 'full', wanted: 4, free: null }
  expect(quantityOf(withoutUnavailable(cart, [missing]), 'friday', 'full')).toBe(3)
})

it('leaves out the places that somebody else has', () => {
  const cart = withPlace(withPlace(EMPTY_CART, seat('C12')), seat('C13'))
  const missing = {
    occurrence_id: 'friday',
    rate_id: 'seat',
    place_ids: ['C12'],
    wanted: 2,
    free: 1,
  }
  expect(withoutUnavailable(cart, [missing]).places).toEqual([seat('C13')])
})
