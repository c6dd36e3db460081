// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedRate, NewProduct } from '@/backoffice/api/set-up-types'
import {
  bodiesOf,
  choose,
  closeOffice,
  dialog,
  openOffice,
  settle,
  submit,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, night, product, rate } from '../test-data'
import { fieldOf, ME, messageAt, typeAt } from '../test-events'

const PUT = `PUT ${EVENT}/products/entry`
const FLOOR = {
  name: 'Floor',
  numbered: false,
  shared: false,
  dates: 1,
  capacity: 200,
  least_capacity: 200,
  most_capacity: 200,
}
const [EARLIER, LATER] = ['2100-10-31T00:30:00.000Z', '2100-10-31T01:30:00.000Z'] as const

let sale: Partial<EditedRate>

async function openRate(): Promise<void> {
  await openOffice('/o/parvis/events/gig/tickets', ME, {
    [`GET ${EVENT}`]: () =>
      Response.json(
        edited({ areas: [FLOOR], products: [product('entry', { rates: [rate('full', sale)] })] }),
      ),
    [`GET ${EVENT}/occurrences`]: { items: [night('one', '2100-11-12')] },
    [`GET ${BASE}/venues`]: { items: [] },
    [PUT]: ({ body }) => ({ ...product('entry'), ...(body as object) }),
  })
  await choose('Actions: The full', 'Change the price')
}
const plain = (text: string | null | undefined): string =>
  (text ?? '').replaceAll(/[\u00A0\u202F\u2009]/g, ' ').trim()
const radios = (): HTMLInputElement[] => [
  ...dialog().querySelectorAll<HTMLInputElement>('.moment input[type=radio]'),
]
async function pick(label: string): Promise<void> {
  const found = radios().find((one) => plain(one.parentElement?.textContent) === label)
  found?.click()
  await settle()
}
const sentRate = () => (bodiesOf(PUT).at(-1) as NewProduct).rates[0]

beforeEach(() => {
  sale = {}
})
afterEach(closeOffice)

it('asks which instant is meant by the beginning of a sale that clocks show twice', async () => {
  await openRate()
  await typeAt('sale_starts_at', '2100-10-31T02:30')
  expect(plain(dialog().textContent)).toContain('the clocks go back')
  await submit()
  expect(messageAt('sale_starts_at')).toBe('Say below which one is meant.')
  expect(bodiesOf(PUT)).toEqual([])
  await pick('2:30 AM (UTC+1), the later one')
  expect(messageAt('sale_starts_at')).toBe('')
  expect(fieldOf('sale_starts_at').value).toBe('2100-10-31T02:30')
  await submit()
  expect(sentRate()?.sale_starts_at).toBe(LATER)
})

it('forgets the answer with the time', async () => {
  await openRate()
  await typeAt('sale_ends_at', '2100-10-31T02:30')
  await pick('2:30 AM (UTC+2), the earlier one')
  await typeAt('sale_ends_at', '2100-03-28T02:30')
  expect(plain(dialog().textContent)).toContain('they skip this time')
  expect(radios().some(({ checked }) => checked)).toBe(false)
  await typeAt('sale_ends_at', '2100-03-28T03:30')
  expect(radios()).toEqual([])
})

it('keeps the instants that were saved, and compares them and not what clocks show', async () => {
  sale = { sale_starts_at: EARLIER, sale_ends_at: LATER }
  await openRate()
  expect(radios().map(({ checked }) => checked)).toEqual([true, false, false, true])
  await typeAt('price', '14')
  await submit()
  expect(sentRate()).toMatchObject({ price: 1_400, sale_starts_at: EARLIER, sale_ends_at: LATER })
})
