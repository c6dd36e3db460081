// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedEvent, EventChange } from '@/backoffice/api/event-types'
import {
  bodiesOf,
  byName,
  choose,
  closeOffice,
  dialog,
  isDialogOpen,
  openOffice,
  press,
  refusal,
  settle,
  submit,
  textOfPage,
} from '@/backoffice/test-office'
import { area, BASE, edited, EVENT, night, product, rate } from '../test-data'
import { ME, messageAt, READER, typeAt } from '../test-events'
import { buyerPrice } from './fees'

const PATCH = `PATCH ${EVENT}`
let saved: EditedEvent

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/tickets', me, {
    [`GET ${EVENT}`]: () => saved,
    [`GET ${EVENT}/occurrences`]: { items: [night('one', '2100-03-12')] },
    [`GET ${BASE}/venues`]: { items: [] },
    [`GET ${BASE}/tax-rates`]: { items: [] },
    [`GET ${BASE}/tax-rate-proposals`]: { items: [] },
    [PATCH]: ({ body, seen }) => {
      if (seen !== `"${saved.version}"`) return refusal(412, 'changed-meanwhile')
      saved = { ...saved, ...(body as EventChange), version: saved.version + 1 } as EditedEvent
      return saved
    },
  })
const pick = async (label: string): Promise<void> => {
  byName('label', label, dialog()).querySelector('input')?.click()
  await settle()
}

beforeEach(() => {
  saved = edited({
    areas: [area('Floor')],
    products: [
      product('entry', { rates: [rate('free', { price: 0 }), rate('full', { price: 2_000 })] }),
    ],
  })
})
afterEach(closeOffice)

it.each([
  [2_000, 2_080],
  [1_250, 1_319],
  // Half a unit goes to the even side.
  [100, 152],
  [300, 354],
  [0, 0],
])('counts the fee on %i as the server does', (price, paid) => {
  const fees = { fees_passed_on: true, fee_fixed: 50, fee_basis_points: 150 }
  expect(buyerPrice(price, fees)).toBe(paid)
  expect(buyerPrice(price, { ...fees, fees_passed_on: false })).toBe(price)
})

it('says what the buyer pays while a fee is typed, and passes it on', async () => {
  await open()
  expect(textOfPage()).toContain('No fee is charged')
  await press('Change the fee')
  await typeAt('fee_fixed', '0,50')
  await typeAt('fee_basis_points', '1,5')
  expect(dialog().textContent).toContain('you set €20.00, and the buyer pays €20.00')
  await pick('The buyer pays it on top')
  expect(dialog().textContent).toContain('You set €20.00, the buyer pays €20.80.')
  await submit()
  expect(bodiesOf(PATCH)).toEqual([{ fees_passed_on: true, fee_fixed: 50, fee_basis_points: 150 }])
  expect(isDialogOpen()).toBe(false)
  expect(textOfPage()).toContain('You set €20.00, the buyer pays €20.80.')
})

it('tells beside the field of a price what it becomes', async () => {
  saved = { ...saved, fees_passed_on: true, fee_fixed: 99 }
  await open()
  await choose('Actions: The full', 'Change the price')
  expect(dialog().textContent).toContain('You set €20.00, the buyer pays €20.99.')
  await typeAt('price', '10')
  expect(dialog().textContent).toContain('You set €10.00, the buyer pays €10.99.')
  await typeAt('price', '0')
  expect(dialog().textContent).not.toContain('the buyer pays')
})

it('says what a fee may be before it is sent', async () => {
  await open()
  await press('Change the fee')
  await typeAt('fee_fixed', 'much')
  await typeAt('fee_basis_points', '51')
  await submit()
  expect(messageAt('fee_fixed')).not.toBe('')
  expect(messageAt('fee_basis_points')).toBe('A number from 0 to 50.')
  expect(bodiesOf(PATCH)).toEqual([])
})

it('tells those of the fee who may not change it', async () => {
  saved = { ...saved, fees_passed_on: true, fee_fixed: 99 }
  await open(READER)
  expect(textOfPage()).toContain('You set €20.00, the buyer pays €20.99.')
  expect(textOfPage()).not.toContain('Change the fee')
})
