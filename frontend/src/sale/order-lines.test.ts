import { expect, it } from 'vitest'
import type { Order, OrderLine, Product } from '@/api/types'
import { cartOfLines, groupLines, withHeldPrices } from './order-lines'

function line(number: number, changes: Partial<OrderLine> = {}): OrderLine {
  const money = (amount: number) => ({ amount, currency: 'EUR' })
  return {
    line: number,
    product_id: 'ticket',
    rate_id: 'full',
    occurrence: { id: 'friday' },
    price: money(1000),
    full_price: money(1200),
    status: 'live',
    ...changes,
  } as OrderLine
}

it('shows equal lines as one row', () => {
  const groups = groupLines([line(1), line(2, { rate_id: 'child' }), line(3)])
  expect(
    groups.map(({ quantity, price, fullPrice }) => [quantity, price.amount, fullPrice.amount]),
  ).toEqual([
    [2, 2000, 2400],
    [1, 1000, 1200],
  ])
})

it('keeps lines apart that a code made cheaper than their neighbours', () => {
  const cheaper = line(2, { price: { amount: 800, currency: 'EUR' } })
  expect(groupLines([line(1), cheaper])).toHaveLength(2)
})

it('keeps lines apart that cost the same now, and did not before', () => {
  const dearer = line(2, { full_price: { amount: 1500, currency: 'EUR' } })
  expect(groupLines([line(1), dearer]).map(({ fullPrice }) => fullPrice.amount)).toEqual([
    1200, 1500,
  ])
})

it('names the places of a row', () => {
  const seats = [line(1, { place_label: 'C 12' }), line(2, { place_label: 'C 13' })]
  expect(groupLines(seats)[0]?.places).toEqual(['C 12', 'C 13'])
})

it('turns an order back into its cart', () => {
  const cart = cartOfLines([
    line(1),
    line(2),
    line(3, { status: 'cancelled' }),
    line(4, { rate_id: 'seat', place_id: 'p12', place_label: 'C 12' }),
  ])
  expect(cart).toEqual({
    quantities: [{ occurrenceId: 'friday', rateId: 'full', quantity: 2, price: 1200 }],
    places: [{ occurrenceId: 'friday', rateId: 'seat', placeId: 'p12', label: 'C 12' }],
  })
})

it('offers what is held at the prices of the order, and the rest at its own', () => {
  const money = (amount: number) => ({ amount, currency: 'EUR' })
  const rate = (id: string) => ({ id, price: money(1300), full_price: null })
  const products = [{ rates: [rate('full'), rate('child')] }] as unknown as Product[]
  const pricesIn = (order: Order | undefined) =>
    withHeldPrices(products, order)[0]?.rates.map((one) => [one.price, one.full_price])
  expect(pricesIn({ lines: [line(1)] } as Order)).toEqual([
    [money(1000), money(1200)],
    [money(1300), null],
  ])
  expect(pricesIn(undefined)).toEqual([
    [money(1300), null],
    [money(1300), null],
  ])
})
