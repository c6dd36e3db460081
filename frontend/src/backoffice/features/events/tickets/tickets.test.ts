// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EditedEvent } from '@/backoffice/api/event-types'
import type { EditedProduct, NewProduct } from '@/backoffice/api/set-up-types'
import {
  bodiesOf,
  choose,
  closeOffice,
  dialog,
  findByName,
  isDialogOpen,
  openOffice,
  press,
  refusal,
  refuseOnce,
  sent,
  settle,
  submit,
  textOfPage,
  toastText,
  where,
} from '@/backoffice/test-office'
import type { TaxRate, TaxRateProposal } from '@/backoffice/api/tax-rates'
import { BASE, edited, EVENT, night, product, rate, taxRate, venue } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

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

const SHOWS: TaxRateProposal = {
  key: 'shows',
  name: { fr: 'Spectacles', en: 'Shows' },
  basis_points: 210,
  condition: { fr: 'Un concert.', en: 'A concert.' },
  legal_reference: 'CIBS, art. L. 213-230',
  exemption_reason: null,
  tax_rate_id: null,
}
const STANDARD: TaxRateProposal = {
  ...SHOWS,
  key: 'standard',
  name: { fr: 'Taux normal', en: 'Standard rate' },
  basis_points: 2_000,
  tax_rate_id: 'standard',
}
const taxes = (): string[] => [...fieldOf('tax_rate_id').querySelectorAll('option')].map(said)
const said = ({ textContent }: Element): string => textContent?.trim() ?? ''

let saved: EditedEvent
let taxRates: TaxRate[]

const open = (me = ME, more: Parameters<typeof openOffice>[2] = {}) =>
  openOffice('/o/parvis/events/gig/tickets', me, {
    [`GET ${EVENT}`]: () => Response.json(saved),
    [`GET ${EVENT}/occurrences`]: {
      items: [night('one', '2100-03-12'), night('two', '2100-03-13')],
    },
    [`GET ${BASE}/venues`]: { items: [venue('hall', { postal_code: '20000' })] },
    [`GET ${BASE}/tax-rates`]: () => ({ items: taxRates }),
    [`POST ${BASE}/tax-rates`]: ({ body }) => {
      const made = taxRate('made', body as object)
      taxRates = [...taxRates, made]
      return Response.json(made)
    },
    [`GET ${BASE}/tax-rate-proposals`]: { items: [SHOWS, STANDARD] },
    [`POST ${EVENT}/products`]: () => Response.json(product('new')),
    [PUT]: ({ body, seen }) => {
      const [entry] = saved.products as [EditedProduct]
      if (seen !== `"${entry.version}"`) return refusal(412, 'changed-meanwhile')
      const { rates, ...fields } = body as NewProduct
      const changed = {
        ...entry,
        ...fields,
        version: entry.version + 1,
        rates: rates.map((one, index) => rate(`rate-${index}`, one as object)),
      } as EditedProduct
      saved = { ...saved, products: [changed] }
      return Response.json(changed)
    },
    ...more,
  })
const cells = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? '')
const body = (): NewProduct => bodiesOf(PUT).at(-1) as NewProduct
const early = (more: object = {}) =>
  rate('early', { sale_ends_at: '2100-01-31T23:00:00Z', price: 1_000, buyer_price: 1_000, ...more })

beforeEach(() => {
  taxRates = [
    taxRate('standard', { basis_points: 2_000 }),
    taxRate('old', { archived_at: '2026-11-30T12:00:00Z' }),
  ]
  saved = edited({
    areas: [FLOOR, { ...FLOOR, name: 'Bar' }],
    products: [product('entry')],
  })
})
afterEach(closeOffice)

it('tells of each price what it costs, for whom, when, and what it takes', async () => {
  saved = edited({
    areas: [FLOOR],
    products: [
      product('entry', {
        tax_rate_basis_points: 550,
        rates: [
          early({ buyer_price: 1_100 }),
          rate('full', { sale_starts_at: '2100-01-31T23:00:00Z' }),
          rate('choice', {
            audience: 'friends',
            price_kind: 'free_choice',
            price: 500,
            maximum_price: 2_000,
            needs_code: true,
            occurrence_ids: ['one', 'two'],
          }),
          rate('gone', { archived: true }),
        ],
      }),
    ],
  })
  await open()
  const [first, second, third, last] = cells()
  // By the clocks of the venue.
  expect(first).toContain('until Feb 1, 2100, 12:00 AM')
  expect(first).toContain('€10.00')
  expect(first).toContain('the buyer pays €11.00')
  expect(first).toContain('1 × Floor')
  expect(second).toContain('Everybody')
  expect(second).toContain('from Feb 1, 2100, 12:00 AM')
  expect(third).toContain('€5.00 to €20.00')
  expect(third).toContain('friends')
  expect(third).toContain('with a code')
  expect(third).toContain('2 dates')
  expect(last).toContain('The gone')
  expect(textOfPage()).toContain('tax 5.5%')
  // A bar for each of those that are offered, by whom they are for.
  expect(document.querySelectorAll('.phases__one')).toHaveLength(3)
  expect(document.querySelectorAll('.phases__audience')).toHaveLength(2)
})

it('draws no line of time where no price has an own time', async () => {
  await open()
  expect(document.querySelector('.phases')).toBeNull()
})

it('adds a ticket with its first price, which takes one place', async () => {
  await open()
  await press('Add a ticket')
  await typeAt('name.en', 'Balcony')
  await typeAt('price', '12,345')
  await submit()
  expect(messageAt('price')).toContain('at most 2 decimals')
  await typeAt('price', '12,50')
  await typeAt('area', 'Floor')
  await typeAt('tax_rate_id', 'standard')
  refuseOnce(`POST ${EVENT}/products`, 422, 'invalid-field', {
    errors: [{ pointer: '#/rates/0/price', detail: 'not so much' }],
  })
  await submit()
  expect(messageAt('price')).toContain('not so much')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/products`).at(-1)).toEqual({
    kind: 'ticket',
    name: { fr: '', en: 'Balcony' },
    description: { fr: '', en: '' },
    tax_rate_id: 'standard',
    requires: [],
    rates: [
      {
        name: { fr: 'Plein tarif', en: 'Full price' },
        price: 1_250,
        takes: [{ area: 'Floor', units: 1 }],
      },
    ],
  })
})

it('asks which places a ticket takes where there are several', async () => {
  await open()
  await press('Add a ticket')
  await typeAt('name.en', 'Balcony')
  await typeAt('price', '16')
  await submit()
  expect(messageAt('area')).toContain('needed')
  await typeAt('area', 'Bar')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/products`)).toMatchObject([
    { rates: [{ price: 1_600, takes: [{ area: 'Bar', units: 1 }] }] },
  ])
})

it('proposes a tax by category and place, which comes into the list when it is chosen', async () => {
  await open()
  await press('Add a ticket')
  expect(sent.find(({ name }) => name.endsWith('/tax-rate-proposals'))?.query).toEqual({
    category: 'concert',
    country: 'FR',
    postal_code: '20000',
  })
  expect(taxes()).toEqual(['2.1% · Shows (proposed)', '20% · The standard', 'No tax'])
  expect(fieldOf('tax_rate_id').value).toBe('proposed:shows')
  expect(textOfPage()).toContain('A concert.')
  expect(textOfPage()).toContain('Law: CIBS, art. L. 213-230')
  await typeAt('name.en', 'Balcony')
  await typeAt('area', 'Floor')
  await typeAt('price', '12,50')
  await submit()
  expect(bodiesOf(`POST ${BASE}/tax-rates`)).toEqual([
    {
      name: 'Shows',
      basis_points: 210,
      legal_reference: 'CIBS, art. L. 213-230',
      exemption_reason: null,
    },
  ])
  expect(bodiesOf(`POST ${EVENT}/products`)).toMatchObject([{ tax_rate_id: 'made' }])
})

it('proposes no tax for what is bought beside a ticket, and asks for one', async () => {
  await open()
  await press('Add a ticket')
  dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click()
  await settle()
  expect(fieldOf('tax_rate_id').value).toBe('')
  await submit()
  expect(messageAt('tax_rate_id')).toContain('needed')
  await typeAt('tax_rate_id', 'none')
  expect(messageAt('tax_rate_id')).toBe('')
})

it('adds something that is bought beside a ticket', async () => {
  await open()
  await press('Add a ticket')
  dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click()
  await typeAt('name.en', 'Meal')
  await typeAt('area', 'Floor')
  await typeAt('price', '8')
  await typeAt('description.en', 'Soup')
  await typeAt('tax_rate_id', 'none')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/products`)).toMatchObject([
    {
      kind: 'addon',
      description: { en: 'Soup' },
      tax_rate_basis_points: 0,
      rates: [{ price: 800 }],
    },
  ])
})

it('lets buyers choose a price, from the least to the highest', async () => {
  await open()
  await choose('Actions: The full', 'Change the price')
  expect(() => fieldOf('suggested_price')).toThrow('There is no field')
  await typeAt('price_kind', 'free_choice')
  await typeAt('price', '5')
  await submit()
  expect(messageAt('suggested_price')).toContain('needed')
  await typeAt('suggested_price', '4')
  await typeAt('maximum_price', '50')
  await submit()
  expect(messageAt('suggested_price')).toContain('from the least to the highest price')
  await typeAt('suggested_price', '15')
  await submit()
  expect(body().rates).toMatchObject([
    { price_kind: 'free_choice', price: 500, suggested_price: 1_500, maximum_price: 5_000 },
  ])
})

it('says which tickets an add-on is sold beside, and how many of it', async () => {
  saved = edited({
    areas: [FLOOR],
    products: [
      product('entry'),
      product('balcony'),
      product('meal', { kind: 'addon', requires: [{ product_id: 'balcony', maximum: 2 }] }),
    ],
  })
  const putMeal = `PUT ${EVENT}/products/meal`
  await open(ME, { [putMeal]: () => Response.json(saved.products[2]) })
  await press('Change name and description: The meal')
  expect(fieldOf('requires.balcony').value).toBe('2')
  expect(fieldOf('requires.entry').value).toBe('')
  await typeAt('requires.entry', '1.5')
  await submit()
  expect(messageAt('requires.entry')).toBe('A whole number from 0 to 100.')
  await typeAt('requires.entry', '1')
  await typeAt('requires.balcony', '')
  await submit()
  expect(bodiesOf(putMeal)).toMatchObject([{ requires: [{ product_id: 'entry', maximum: 1 }] }])
})

it('asks for places first, which tickets take', async () => {
  saved = edited({ areas: [] })
  await open()
  await press('Add a ticket')
  expect(isDialogOpen()).toBe(false)
  expect(textOfPage()).toContain('A ticket takes places')
  await press('Add places')
  expect(where()).toBe('/o/parvis/events/gig/capacity')
})

it('adds a price in the currency’s minor units, with its time by the venue’s clocks', async () => {
  await open()
  await press('Add a price: The entry')
  await typeAt('name.en', 'Late')
  await typeAt('price', '15')
  await typeAt('sale_starts_at', '2100-03-01T00:00')
  await typeAt('takes.a1', '2')
  await submit()
  const [full, late] = body().rates
  // What is there already is sent as it was.
  expect(full).toEqual({
    id: 'full',
    name: { en: 'The full' },
    audience: 'everyone',
    price: 1_250,
    price_kind: 'fixed',
    suggested_price: null,
    maximum_price: null,
    sale_starts_at: null,
    sale_ends_at: null,
    needs_code: false,
    minimum_per_order: 1,
    maximum_per_order: 10,
    takes: [{ area: 'Floor', units: 1 }],
    occurrence_ids: null,
  })
  expect(late).toMatchObject({
    name: { en: 'Late' },
    price: 1_500,
    sale_starts_at: '2100-02-28T23:00:00.000Z',
    takes: [
      { area: 'Floor', units: 1 },
      { area: 'Bar', units: 2 },
    ],
  })
  expect(late).not.toHaveProperty('id')
  expect(sent.find(({ name }) => name === PUT)?.seen).toBe('"7"')
})

it('tells at the field which other price it overlaps', async () => {
  await open()
  await press('Add a price: The entry')
  await typeAt('name.en', 'Late')
  await typeAt('price', '15')
  refuseOnce(PUT, 422, 'invalid-field', {
    errors: [{ pointer: '#/rates/1/sale_starts_at', detail: 'a time after The full ends' }],
  })
  await submit()
  expect(messageAt('sale_starts_at')).toContain('a time after The full ends')
})

it('changes a price, for other people, and says what is wrong with it first', async () => {
  await open()
  await choose('Actions: The full', 'Change the price')
  expect(fieldOf('price').value).toBe('12.50')
  await typeAt('audience', 'own')
  await typeAt('name.fr', 'Amis de l’été')
  await typeAt('takes.a0', '')
  await typeAt('minimum_per_order', '3')
  await typeAt('maximum_per_order', '2')
  await submit()
  expect(messageAt('maximum_per_order')).toBe('Not less than the least.')
  expect(messageAt('takes.a0')).toBe('It takes at least one place of something.')
  await typeAt('maximum_per_order', '4')
  await typeAt('takes.a1', '4')
  await submit()
  expect(body().rates).toMatchObject([
    {
      id: 'full',
      audience: 'amis-de-l-ete',
      price: 1_250,
      minimum_per_order: 3,
      maximum_per_order: 4,
      takes: [{ area: 'Bar', units: 4 }],
    },
  ])
})

it('shows both prices where somebody else has changed it meanwhile, and keeps what else they did', async () => {
  await open()
  await choose('Actions: The full', 'Change the price')
  await typeAt('price', '14')
  saved = edited({
    areas: saved.areas,
    products: [
      product('entry', {
        version: 8,
        rates: [early(), rate('full', { price: 1_300, maximum_per_order: 4 })],
      }),
    ],
  })
  await submit()
  expect(dialog().querySelector('.dispute')?.textContent).toContain('13.00')
  expect(fieldOf('maximum_per_order').value).toBe('4')
  await submit()
  expect(body().rates).toMatchObject([
    { id: 'early' },
    { id: 'full', price: 1_400, maximum_per_order: 4 },
  ])
})

it('makes a price anew that somebody else has removed meanwhile', async () => {
  saved = edited({
    areas: saved.areas,
    products: [product('entry', { rates: [early(), rate('full')] })],
  })
  await open()
  await choose('Actions: The full', 'Change the price')
  await typeAt('price', '14')
  saved = edited({
    areas: saved.areas,
    products: [product('entry', { version: 8, rates: [early()] })],
  })
  await submit()
  await typeAt('name.en', 'Full again')
  await submit()
  expect(body().rates).toMatchObject([{ id: 'early' }, { price: 1_400 }])
  expect(body().rates[1]).not.toHaveProperty('id')
})

it('removes a price after a question, and leaves the last one', async () => {
  saved = edited({
    areas: saved.areas,
    products: [product('entry', { rates: [early({ ordered: true }), rate('full')] })],
  })
  await open()
  await choose('Actions: The early', 'Remove the price')
  expect(dialog().textContent).toContain('Somebody has ordered at this price.')
  await press('Remove the price', dialog())
  expect(body().rates.map(({ id }) => id)).toEqual(['full'])
  expect(toastText()).toBe('The price is not offered any more.')
  await expect(choose('Actions: The full', 'Remove the price')).rejects.toThrow('The menu has no')
})

it('changes a ticket’s name and leaves its prices alone', async () => {
  await open()
  await press('Change name and description: The entry')
  await typeAt('name.fr', 'Entrée')
  await submit()
  expect(body()).toMatchObject({
    name: { fr: 'Entrée', en: 'The entry' },
    rates: [{ id: 'full', price: 1_250 }],
  })
})

it('sells a price at some of the dates', async () => {
  await open()
  await choose('Actions: The full', 'Change the price')
  const dates = [...dialog().querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
  expect(dates).toHaveLength(2)
  dates[1]?.click()
  await submit()
  expect(body().rates).toMatchObject([{ occurrence_ids: ['two'] }])
})

it('is read by whoever changes nothing', async () => {
  await open(READER)
  expect(cells()[0]).toContain('€12.50')
  expect(findByName('button', 'Add a ticket')).toBeUndefined()
  await press('Actions: The full')
  const items = [...document.querySelectorAll('[role="menuitem"]')]
  expect(items.map(({ textContent }) => textContent?.trim())).toEqual(['Why is this not on sale?'])
})

it('says why a price is not on sale, for a date, at a moment, with a code', async () => {
  const asked: object[] = []
  const check = {
    on_sale: false,
    at: '2100-01-01T00:00:00Z',
    reasons: ['sale_upcoming', 'sold_out'],
    sale_starts_at: '2100-01-31T23:00:00Z',
    sale_ends_at: null,
    date_ends_at: '2100-03-12T21:30:00Z',
    minimum_per_order: 1,
    free: 0,
    stock: [
      {
        pool_id: 'floor',
        name: 'Floor',
        units: 1,
        numbered: false,
        capacity: 200,
        sold: 190,
        held: 10,
      },
    ],
  }
  await open(READER, {
    [`GET ${EVENT}/occurrences/one/rates/full/sale-check`]: ({ query }) => {
      asked.push(query)
      const isAsked = 'code' in query
      return Response.json(isAsked ? { ...check, on_sale: true, reasons: [], free: 1 } : check)
    },
  })
  await choose('Actions: The full', 'Why is this not on sale?')
  const words = () => (dialog().textContent ?? '').replaceAll(/[\u00A0\u202F]/g, ' ')
  expect(words()).toContain('Its sale begins Feb 1, 2100, 12:00 AM GMT+1.')
  expect(words()).toContain('Nothing is left at this moment.')
  expect(words()).toContain('Floor: 190 sold, 10 held for buyers, of 200')
  await typeAt('why_at', '2100-02-02T10:00')
  await typeAt('why_code', ' Friends ')
  await vi.waitFor(() => expect(words()).toContain('It can be bought then.'))
  expect(words()).toContain('One is left at this moment.')
  expect(asked.at(-1)).toEqual({
    at: '2100-02-02T09:00:00.000Z',
    code: 'Friends',
  })
})

it('keeps a tax that is of no list, until another is chosen', async () => {
  saved = edited({ areas: [FLOOR], products: [product('entry', { tax_rate_basis_points: 700 })] })
  await open()
  await press('Change name and description: The entry')
  expect(taxes()).toContain('7% (not in your list)')
  expect(fieldOf('tax_rate_id').value).toBe('unlisted')
  await typeAt('name.en', 'Seat')
  await submit()
  expect(body()).toMatchObject({ name: { en: 'Seat' }, tax_rate_basis_points: 700 })
  await press('Change name and description: Seat')
  await typeAt('tax_rate_id', 'standard')
  await submit()
  expect(body()).toMatchObject({ tax_rate_id: 'standard' })
  expect(body()).not.toHaveProperty('tax_rate_basis_points')
})

it('offers an archived rate to nothing but what has it', async () => {
  saved = edited({
    areas: [FLOOR],
    products: [product('entry', { tax_rate_id: 'old', tax_rate_basis_points: 550 })],
  })
  await open()
  await press('Change name and description: The entry')
  expect([fieldOf('tax_rate_id').value, taxes().includes('5.5% · The old')]).toEqual(['old', true])
  await press('Cancel')
  await press('Add a ticket')
  expect(taxes()).not.toContain('5.5% · The old')
})
