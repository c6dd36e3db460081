// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import type { EventDetails } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import { EMPTY_CART } from '@/sale/cart'
import HoldProblem from './HoldProblem.vue'

beforeAll(() => showLanguage('en'))

it('asks whether to go on at a price that has changed meanwhile', async () => {
  const problem = new ApiProblem(409, {
    type: '/problems/price-changed',
    title: 'It costs something else now',
    status: 409,
    total: { amount: 2600, currency: 'EUR' },
  })
  const page = mount(HoldProblem, {
    props: { problem, event: { products: [] } as unknown as EventDetails, modelValue: EMPTY_CART },
    global: { plugins: [i18n] },
  })
  expect(page.text()).toContain('It costs €26.00 now.')
  const [goOn] = page.findAll('button')
  expect(goOn?.text()).toBe('Go on for €26.00')
  await goOn?.trigger('click')
  expect(page.emitted('retry')).toEqual([[2600]])
})

it('says what a code can still take off where that is too little', () => {
  const problem = new ApiProblem(409, {
    type: '/problems/code-budget-used-up',
    title: 'The discounts of this order are more than the code has left',
    status: 409,
    left: { amount: 600, currency: 'EUR' },
  })
  const page = mount(HoldProblem, {
    props: { problem, event: { products: [] } as unknown as EventDetails, modelValue: EMPTY_CART },
    global: { plugins: [i18n] },
  })
  expect(page.text()).toContain('The discount is more than this code has left')
  expect(page.text()).toContain('This code can still take €6.00 off.')
})
