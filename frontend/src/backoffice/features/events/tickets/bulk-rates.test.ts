// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EditedProduct, NewProduct } from '@/backoffice/api/set-up-types'
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
  refuseOnce,
  sent,
  settle,
  submit,
  toastText,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, night, product, rate } from '../test-data'
import { ME, messageAt, typeAt } from '../test-events'

const put = (id: string) => `PUT ${EVENT}/products/${id}`
const FLOOR = {
  name: 'Floor',
  numbered: false,
  shared: false,
  dates: 1,
  capacity: 200,
  least_capacity: 200,
  most_capacity: 200,
}

let products: EditedProduct[]

function save(id: string, seen: string | null, body: NewProduct): Response {
  const found = products.find((one) => one.id === id)
  if (!found || seen !== `"${found.version}"`) return refusal(412, 'changed-meanwhile')
  const rates = body.rates.map((one) => rate(one.id ?? 'new', one as object))
  const changed = { ...found, rates, version: found.version + 1 }
  products = products.map((one) => (one.id === id ? changed : one))
  return Response.json(changed)
}

const open = () =>
  openOffice('/o/parvis/events/gig/tickets', ME, {
    [`GET ${EVENT}`]: () => Response.json(edited({ areas: [FLOOR], products })),
    [`GET ${EVENT}/occurrences`]: { items: [night('one', '2100-03-12')] },
    [`GET ${BASE}/venues`]: { items: [] },
    [`GET ${BASE}/tax-rates`]: { items: [] },
    [`GET ${BASE}/tax-rate-proposals`]: { items: [] },
    ...Object.fromEntries(
      ['entry', 'balcony', 'meal'].map((id) => [
        put(id),
        ({ body, seen }) => save(id, seen, body as NewProduct),
      ]),
    ),
  })
const pick = async (label: string): Promise<void> => {
  byName('label', label, dialog()).querySelector('input')?.click()
  await settle()
}
const prices = (id: string): number[] =>
  products.find((one) => one.id === id)?.rates.map(({ price }) => price) ?? []

beforeEach(() => {
  products = [
    product('entry', { rates: [rate('full'), rate('student', { price: 800 })] }),
    product('balcony', { rates: [rate('seat', { price: 2_000 })] }),
    product('meal', { rates: [rate('dish', { price: 1_500 })] }),
  ]
})
afterEach(closeOffice)

it('changes the prices that are chosen, product by product, and takes that back', async () => {
  await open()
  await press('Change several prices')
  await submit()
  expect(dialog().textContent).toContain('Choose at least one.')
  expect(dialog().textContent).toContain('Say what is to change.')
  await pick('The entry, The full: €12.50')
  await pick('The balcony, The seat: €20.00')
  await typeAt('price', '14')
  await submit()
  expect(prices('entry')).toEqual([1_400, 800])
  expect(prices('balcony')).toEqual([1_400])
  expect(bodiesOf(put('meal'))).toEqual([])
  expect(isDialogOpen()).toBe(false)
  expect(toastText()).toBe('The prices are changed.')
  await press('Undo')
  await vi.waitFor(() => expect(toastText()).toBe('It is as it was before.'))
  expect([prices('entry'), prices('balcony')]).toEqual([[1_250, 800], [2_000]])
})

it('puts the beginning and the end of sales of several off, by the clocks of the venue', async () => {
  await open()
  await press('Change several prices')
  await pick('The meal, The dish: €15.00')
  await typeAt('sale_starts_at', '2100-02-01T10:00')
  await typeAt('sale_ends_at', '2100-01-01T10:00')
  await submit()
  expect(messageAt('sale_ends_at')).toBe('It ends after it begins.')
  await typeAt('sale_ends_at', '2100-03-01T10:00')
  await submit()
  expect((bodiesOf(put('meal')).at(-1) as NewProduct).rates).toMatchObject([
    {
      id: 'dish',
      price: 1_500,
      sale_starts_at: '2100-02-01T09:00:00.000Z',
      sale_ends_at: '2100-03-01T09:00:00.000Z',
    },
  ])
})

it('names the product for which it did not work, and tries that alone again', async () => {
  await open()
  await press('Change several prices')
  await pick('The entry, The full: €12.50')
  await pick('The meal, The dish: €15.00')
  await typeAt('price', '9')
  refuseOnce(put('meal'), 422, 'invalid-field', {
    errors: [{ pointer: '#/rates/0/price', detail: 'a price like the others' }],
  })
  await submit()
  expect(dialog().textContent).toContain('The meal: ')
  expect(dialog().textContent).toContain('a price like the others')
  await submit()
  expect(bodiesOf(put('entry'))).toHaveLength(1)
  expect(bodiesOf(put('meal'))).toHaveLength(2)
  expect(isDialogOpen()).toBe(false)
})

it('moves a price up and down in the shop', async () => {
  await open()
  await choose('Actions: The student', 'Move up')
  const ids = () => (bodiesOf(put('entry')).at(-1) as NewProduct).rates.map(({ id }) => id)
  expect(ids()).toEqual(['student', 'full'])
  expect(sent.findLast(({ name }) => name === put('entry'))?.seen).toBe('"7"')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Actions: The student')
  await choose('Actions: The student', 'Move down')
  expect(ids()).toEqual(['full', 'student'])
})

it('drags a price to its place among those of the ticket, and to no other ticket', async () => {
  products[0]?.rates.push(rate('child', { price: 500 }))
  await open()
  const rows = document.querySelectorAll<HTMLElement>('tr[data-place]')
  const under = vi.fn<typeof document.elementFromPoint>()
  document.elementFromPoint = under
  const drag = async (from: number, to: number): Promise<void> => {
    under.mockReturnValue(rows[to] ?? null)
    const handle = rows[from]?.querySelector('.drag-handle')
    handle?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
    await settle()
    window.dispatchEvent(new PointerEvent('pointermove', { clientX: 40, clientY: 200 }))
    await settle()
    window.dispatchEvent(new PointerEvent('pointerup'))
    await settle()
  }
  await drag(0, 3)
  expect(bodiesOf(put('entry'))).toEqual([])
  await drag(0, 2)
  const { rates } = bodiesOf(put('entry')).at(-1) as NewProduct
  expect(rates.map(({ id }) => id)).toEqual(['student', 'child', 'full'])
})

it('leads the keyboard to the next price when one has gone', async () => {
  await open()
  await choose('Actions: The full', 'Remove the price')
  await press('Remove the price', dialog())
  await vi.waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Actions: The student'),
  )
})
