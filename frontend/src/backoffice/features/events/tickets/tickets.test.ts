// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
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
  submit,
  textOfPage,
  toastText,
  where,
} from '@/backoffice/test-office'
import { edited, EVENT, night, product, rate } from '../test-data'
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

let saved: EditedEvent

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/tickets', me, {
    [`GET ${EVENT}`]: () => Response.json(saved),
    [`GET ${EVENT}/occurrences`]: {
      items: [night('one', '2100-03-12'), night('two', '2100-03-13')],
    },
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
  })
const cells = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? '')
const body = (): NewProduct => bodiesOf(PUT).at(-1) as NewProduct
const early = (more: object = {}) =>
  rate('early', { sale_ends_at: '2100-01-31T23:00:00Z', price: 1_000, buyer_price: 1_000, ...more })

beforeEach(() => {
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
  expect(first).toContain('with the fee: €11.00')
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
  await typeAt('tax_rate_basis_points', '5.5')
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
    tax_rate_basis_points: 550,
    rates: [
      {
        name: { fr: 'Plein tarif', en: 'Full price' },
        price: 1_250,
        takes: [{ area: 'Floor', units: 1 }],
      },
    ],
  })
})

it('adds something that is bought beside a ticket', async () => {
  await open()
  await press('Add a ticket')
  dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click()
  await typeAt('name.en', 'Meal')
  await typeAt('price', '8')
  await typeAt('description.en', 'Soup')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/products`)).toMatchObject([
    { kind: 'addon', description: { en: 'Soup' }, rates: [{ price: 800 }] },
  ])
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
  expect(document.querySelector('[aria-label^="Actions:"]')).toBeNull()
})
