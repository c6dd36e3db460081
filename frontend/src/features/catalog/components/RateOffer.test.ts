// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import type { Language, Rate } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import { EMPTY_CART, NO_PRICE, type Cart } from '@/sale/cart'
import RateOffer from './RateOffer.vue'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const DONATION = {
  id: 'gift',
  name: { fr: 'Don', en: 'Gift' },
  price: euros(500),
  full_price: null,
  free_price: { suggested: euros(1_500), maximum: euros(5_000) },
  sale_starts_at: null,
  sale_ends_at: null,
  minimum_per_order: 1,
  maximum_per_order: 10,
  numbered: false,
  occurrence_ids: ['friday'],
} as unknown as Rate

let cart: Cart
let page: ReturnType<typeof mountIt>

function mountIt(rate: Rate) {
  return mount(RateOffer, {
    props: {
      modelValue: cart,
      'onUpdate:modelValue': (changed: Cart) => {
        cart = changed
        return page.setProps({ modelValue: changed })
      },
      rate,
      status: { state: 'on_sale' as const, free: undefined },
      rules: { maximum_places: 10, hold_seconds: 600, payment_methods: [] },
      room: Number.POSITIVE_INFINITY,
      occurrenceId: 'friday',
      timeZone: 'Europe/Paris',
    },
    attachTo: document.body,
    global: { plugins: [i18n] },
  })
}
async function open(language: Language, rate = DONATION): Promise<void> {
  await showLanguage(language)
  cart = EMPTY_CART
  page = mountIt(rate)
}
const chosen = () => cart.quantities.map(({ quantity, price }) => [quantity, price])
const type = (text: string) => page.find('input').setValue(text)
const more = () => page.find('.stepper button:last-of-type').trigger('click')
const error = () => page.find('.field__error')

afterEach(() => page.unmount())

it('is had at what is suggested, until the visitor types another price', async () => {
  await open('en')
  const field = page.find('input')
  expect(field.element.value).toBe('15.00')
  expect(field.attributes('inputmode')).toBe('decimal')
  expect(page.find('label').text()).toBe('Your price for “Gift”, in EUR')
  expect(page.text()).toContain('You choose: €5.00 to €50.00')
  await more()
  expect(chosen()).toEqual([[1, 1_500]])
  await type('20')
  await more()
  expect(chosen()).toEqual([[2, 2_000]])
})

it.each(['4.99', '50.01', 'much', ''])('says which prices may be chosen, not %j', async (text) => {
  await open('en')
  await more()
  await type(text)
  expect(error().text()).toBe('Choose a price from €5.00 to €50.00.')
  expect(page.find('input').attributes('aria-invalid')).toBe('true')
  expect(page.find('input').attributes('aria-describedby')).toContain('error')
  expect(chosen()).toEqual([[1, NO_PRICE]])
  await type('50')
  expect(error().exists()).toBe(false)
  expect(chosen()).toEqual([[1, 5_000]])
})

it('takes a price as the French write it, and says so in French', async () => {
  await open('fr', { ...DONATION, free_price: { suggested: euros(1_500), maximum: null } })
  expect(page.find('input').element.value).toBe('15,00')
  await type('4,50')
  expect(error().text()).toMatch(/^Choisissez un prix d’au moins 5,00\s€\.$/)
  await type('1 234,50')
  await more()
  expect(chosen()).toEqual([[1, 123_450]])
})

it('asks for no price where it is fixed', async () => {
  await open('en', { ...DONATION, free_price: null })
  expect(page.find('input').exists()).toBe(false)
  await more()
  expect(chosen()).toEqual([[1, undefined]])
})
