// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Money, Order, OrderLine } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import OrderLines from './OrderLines.vue'

beforeAll(() => showLanguage('en'))

const euros = (amount: number): Money => ({ amount, currency: 'EUR' })

function line(rate: string, fullPrice: number, price: number): OrderLine {
  return {
    rate_id: rate,
    occurrence: { id: 'friday', starts_at: '2027-07-05T15:00:00Z', time_zone: 'Europe/Paris' },
    product_name: { en: 'Pass' },
    rate_name: { en: rate },
    full_price: euros(fullPrice),
    price: euros(price),
    status: 'live',
  } as OrderLine
}

function orderOf(...lines: OrderLine[]): Order {
  const sum = (amount: (one: OrderLine) => number): Money =>
    euros(lines.reduce((total, one) => total + amount(one), 0))
  return {
    lines,
    code: 'ETE20',
    total: sum(({ price }) => price.amount),
    discount_total: sum(({ price, full_price: full }) => full.amount - price.amount),
    tax_total: euros(0),
  } as Order
}

/** What a reader with a pencil sees: the column of amounts, in cents, and the words before each. */
function columnOf(order: Order) {
  const page = mount(OrderLines, { props: { order }, global: { plugins: [i18n] } })
  const cents = (text: string): number =>
    text === 'Free' ? 0 : Number(text.replace('−', '-').replaceAll(/[^\d-]/g, ''))
  const sums = new Map(
    page
      .findAll('dt')
      .map((term, index) => [term.text(), cents(page.findAll('dd')[index]?.text() ?? '')]),
  )
  return { page, lines: page.findAll('.lines__price').map((cell) => cents(cell.text())), sums }
}

const add = (amounts: Iterable<number>): number => [...amounts].reduce((sum, one) => sum + one, 0)

describe('the column of amounts adds up', () => {
  it.each([
    ['at one rate', [line('full', 7500, 6000)]],
    ['where a code is for one of two rates', [line('full', 7500, 6000), line('tent', 3000, 3000)]],
    ['where a code was good for one of two tickets', [line('full', 35, 17), line('full', 35, 35)]],
    ['at prices that were different when they were taken', [line('a', 30, 25), line('a', 26, 25)]],
    ['where a code makes it free', [line('full', 3500, 0), line('full', 3500, 0)]],
  ])('%s', (_, lines) => {
    const order = orderOf(...lines)
    const { lines: amounts, sums } = columnOf(order)
    expect(add(amounts)).toBe(sums.get('Subtotal'))
    expect(add(amounts) + (sums.get('Discount ETE20') ?? 0)).toBe(sums.get('Total'))
    expect(sums.get('Total')).toBe(order.total.amount)
  })

  it('without a discount', () => {
    const { lines, sums } = columnOf(orderOf(line('full', 3500, 3500), line('child', 2000, 2000)))
    expect([...sums]).toEqual([['Total', 5500]])
    expect(add(lines)).toBe(5500)
  })
})

it('says beside a line what it costs with the code', () => {
  const order = orderOf(
    line('full', 3500, 2800),
    line('full', 3500, 2800),
    line('tent', 3000, 3000),
  )
  const [first, second] = columnOf(order).page.findAll('li')
  expect(first?.text()).toContain('€56.00 with the code')
  expect(second?.text()).not.toContain('with the code')
})
