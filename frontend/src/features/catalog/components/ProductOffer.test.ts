// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import type { Product, Rate } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import { EMPTY_CART, quantityOf, withQuantity, type Cart } from '@/sale/cart'
import ProductOffer from './ProductOffer.vue'

beforeAll(() => showLanguage('en'))

const rate = (id: string): Rate => ({
  id,
  name: { en: id },
  audience: 'everyone',
  price: { amount: 500, currency: 'EUR' },
  full_price: null,
  free_price: null,
  tax_rate_basis_points: 0,
  sale_starts_at: null,
  sale_ends_at: null,
  state: 'on_sale',
  minimum_per_order: 1,
  maximum_per_order: 10,
  numbered: false,
  occurrence_ids: ['friday'],
})
const product = (id: string, more: Partial<Product> = {}): Product => ({
  id,
  name: { en: `The ${id}` },
  description: {},
  kind: 'ticket',
  requires: [],
  rates: [rate(`${id} rate`)],
  ...more,
})
const entry = product('entry')
const parking = product('parking', {
  kind: 'addon',
  requires: [{ product_id: 'entry', maximum: 1 }],
})

function offerOf(cart: Cart) {
  const page = mount(ProductOffer, {
    props: {
      modelValue: cart,
      product: parking,
      products: [entry, parking],
      name: { text: 'The parking', lang: 'en' },
      rules: { maximum_places: 10, hold_seconds: 600, payment_methods: [] },
      occurrenceId: 'friday',
      timeZone: 'Europe/Paris',
      availability: undefined,
    },
    global: { plugins: [i18n] },
  })
  const more = page.find('[aria-label="One more: parking rate"]')
  const chosen = async (): Promise<number> => {
    await more.trigger('click')
    const last = page.emitted<[Cart]>('update:modelValue')?.at(-1)?.[0] ?? cart
    return quantityOf(last, 'friday', 'parking rate')
  }
  return {
    reason: page.find('[role=status]').text(),
    isBlocked: more.attributes('aria-disabled'),
    chosen,
  }
}

it('cannot be taken, and says why, until a ticket is in the cart', async () => {
  const { reason, isBlocked, chosen } = offerOf(EMPTY_CART)
  expect(reason).toBe('Only with: The entry. Choose one first.')
  expect(isBlocked).toBe('true')
  expect(await chosen()).toBe(0)
})

it('can be taken beside it, and no more than it allows', async () => {
  const beside = withQuantity(EMPTY_CART, 'friday', 'entry rate', 1)
  const { reason, isBlocked, chosen } = offerOf(beside)
  expect(reason).toBe('Only with: The entry.')
  expect(isBlocked).toBeUndefined()
  expect(await chosen()).toBe(1)
  expect(offerOf(withQuantity(beside, 'friday', 'parking rate', 1)).isBlocked).toBe('true')
})
