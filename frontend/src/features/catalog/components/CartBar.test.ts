// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import type { EventDetails, Money } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import { EMPTY_CART, type CartTotals } from '@/sale/cart'
import CartBar from './CartBar.vue'

beforeAll(() => showLanguage('en'))

const euros = (amount: number): Money => ({ amount, currency: 'EUR' })
const event = {
  products: [],
  order_rules: { maximum_places: 10, hold_seconds: 600, payment_methods: [] },
} as unknown as EventDetails

function barOf(total: number, discount: number, tax: number, code: string, more = {}) {
  const totals: CartTotals = {
    units: 2,
    total: euros(total),
    discount: euros(discount),
    tax: euros(tax),
  }
  const page = mount(CartBar, {
    props: {
      cart: EMPTY_CART,
      event,
      totals,
      code,
      busy: false,
      holds: false,
      isUnchanged: false,
      ...more,
    },
    global: { plugins: [i18n] },
  })
  return {
    sum: page.find('.bar__total').element.textContent,
    struck: page.findAll('s').map((one) => one.text()),
    text: page.find('[role=status]').text(),
    action: page.find('button'),
  }
}

it('says what the code takes off, from which sum to which', () => {
  const bar = barOf(5600, 1400, 292, 'ETE20')
  expect(bar.sum).toMatch(/€70\.00.*€56\.00$/s)
  expect(bar.struck).toEqual(['Full price: €70.00'])
  expect(bar.text).toMatch(/Discount ETE20\s+−€14\.00/)
  expect(bar.text).toContain('of which tax €2.92')
})

it('speaks of no discount where the code only opens a rate', () => {
  const bar = barOf(7000, 0, 365, 'PRESSE')
  expect(bar.struck).toEqual([])
  expect(bar.text).not.toMatch(/discount|PRESSE/i)
})

it('books for free what the code makes free', () => {
  const bar = barOf(0, 7000, 0, 'CADEAU')
  expect(bar.sum).toMatch(/Free$/)
  expect(bar.text).toContain('−€70.00')
  expect(bar.action.text()).toBe('Book for free')
})

it('sells nothing of a preview', () => {
  const { action } = barOf(5600, 0, 0, '', { blocked: true })
  expect(action.attributes('aria-disabled')).toBe('true')
})
