// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Venue } from '@/backoffice/api/set-up-types'
import type { TaxRateProposal } from '@/backoffice/api/tax-rates'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
  bodiesOf,
  closeOffice,
  heading,
  member,
  namesOfSent,
  openOffice,
  press,
  refusal,
  refuseOnce,
  reloadOffice,
  sent,
  settle,
  somebody,
  submit,
  textOfPage,
  toastText,
  type,
  where,
  type Answers,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, taxRate, venue } from '../test-data'
import { ME } from '../test-events'

const NEW = '/o/parvis/events/new'

let isPublished: boolean

const HALL = venue('hall')
const SHOWS: TaxRateProposal = {
  key: 'shows',
  name: { fr: 'Spectacles', en: 'Shows' },
  basis_points: 550,
  condition: { fr: 'Un concert.', en: 'A concert.' },
  legal_reference: 'CIBS, art. L. 213-230',
  exemption_reason: null,
  tax_rate_id: null,
}
const FIRST: TaxRateProposal = {
  ...SHOWS,
  key: 'first',
  basis_points: 210,
  name: { fr: 'Premières', en: 'First performances' },
}

const office = (venues: Venue[] = []): Answers => ({
  'GET /organizers/id-of-parvis': { id: 'id-of-parvis', locale: 'fr', currency: 'EUR' },
  [`GET ${BASE}/venues`]: { items: venues },
  [`POST ${BASE}/venues`]: { ...HALL, id: 'mill' },
  [`PUT ${BASE}/venues/mill`]: { ...HALL, id: 'mill', version: 2 },
  [`GET ${BASE}/tax-rates`]: { items: [] },
  [`GET ${BASE}/tax-rate-proposals`]: ({ query }) => ({
    items: query.country === 'FR' ? [SHOWS, FIRST] : [],
  }),
  [`POST ${BASE}/tax-rates`]: { id: 'shows', version: 1 },
  [`POST ${BASE}/events`]: () => Response.json(edited({ version: 1 })),
  [`GET ${EVENT}`]: () =>
    Response.json(edited({ version: 3, status: isPublished ? 'published' : 'draft' })),
  [`PATCH ${EVENT}`]: () => Response.json(edited({ version: 2 })),
  [`POST ${EVENT}/occurrences`]: { id: 'night', version: 1 },
  [`GET ${EVENT}/occurrences`]: {
    items: [{ id: 'night', pools: [{ id: 'floor', version: 1, name: 'Places' }] }],
  },
  [`PATCH ${EVENT}/pools/floor`]: { id: 'floor', version: 2 },
  [`POST ${EVENT}/areas`]: { items: [] },
  [`POST ${EVENT}/products`]: { id: 'ticket', version: 1 },
  [`PUT ${EVENT}/products/ticket`]: { id: 'ticket', version: 2 },
  [`POST ${EVENT}/publication`]: () => {
    isPublished = true
    return Response.json(edited({ version: 4, status: 'published' }))
  },
  [`GET ${EVENT}/checklist`]: { ready: true, missing: [] },
})
const open = (path = NEW, venues: Venue[] = [], me = ME) => openOffice(path, me, office(venues))

/** The whole way to the last question. */
async function answerQuestions(): Promise<void> {
  await type('Name, in French', 'Le grand concert')
  await press('Next')
  await type('Date', '2099-03-12')
  await type('Begins at', '20:30')
  await type('Name of the venue', 'The mill')
  await type('Street and number (optional)', '2 Mill Lane')
  await type('Postal code (optional)', '35000')
  await type('Town', 'Rennes')
  await type('Time zone', 'Europe/Paris')
  await type('Position on the map', '48.1119, -1.6743')
  await press('Next')
  await type('Places', '200')
  await press('Next')
  await type('Price', '12,50')
}

const made = (): string[] =>
  sent.filter(({ name }) => !name.startsWith('GET')).map(({ name }) => name.replace(BASE, ''))
const states = (): string[] =>
  [...document.querySelectorAll('.parts__row > :last-child')].map(
    ({ textContent }) => textContent ?? '',
  )
beforeEach(() => {
  isPublished = false
})
afterEach(closeOffice)

it('puts an event on sale after four questions, and says where', async () => {
  await open()
  expect(heading()).toBe('What is it?')
  await answerQuestions()
  expect([where(), heading()]).toEqual([`${NEW}?step=price`, 'What does it cost?'])
  await type('Reduced price (optional)', '8')
  await press('Put it on sale')
  expect([where(), heading()]).toEqual(['/o/parvis/events/gig/on-sale', 'It is on sale'])
  expect(made()).toEqual([
    'POST /venues',
    'POST /events',
    'POST /events/gig/occurrences',
    'POST /events/gig/areas',
    'POST /tax-rates',
    'POST /events/gig/products',
    'POST /events/gig/publication',
  ])
  expect(bodiesOf(`POST ${BASE}/venues`)).toEqual([
    {
      name: 'The mill',
      address: '2 Mill Lane',
      postal_code: '35000',
      city: 'Rennes',
      country: 'FR',
      latitude: 48.1119,
      longitude: -1.6743,
      time_zone: 'Europe/Paris',
    },
  ])
  expect(bodiesOf(`POST ${BASE}/events`)).toEqual([
    { name: { fr: 'Le grand concert' }, category: 'concert', currency: 'EUR' },
  ])
  // Two hours after it begins.
  expect(bodiesOf(`POST ${EVENT}/occurrences`)).toEqual([
    { venue_id: 'mill', starts: '2099-03-12T20:30', ends: '2099-03-12T22:30' },
  ])
  expect(bodiesOf(`POST ${EVENT}/areas`)).toEqual([{ name: 'Places', capacity: 200 }])
  const takes = [{ area: 'Places', units: 1 }]
  expect(bodiesOf(`POST ${EVENT}/products`)).toEqual([
    {
      kind: 'ticket',
      name: { fr: 'Billet', en: 'Ticket' },
      tax_rate_id: 'shows',
      rates: [
        { name: { fr: 'Plein tarif', en: 'Full price' }, price: 1_250, takes },
        {
          name: { fr: 'Tarif réduit', en: 'Reduced price' },
          audience: 'reduced',
          price: 800,
          takes,
        },
      ],
    },
  ])
  // In the organizer's language.
  expect(bodiesOf(`POST ${BASE}/tax-rates`)).toEqual([
    {
      name: 'Spectacles',
      basis_points: 550,
      legal_reference: 'CIBS, art. L. 213-230',
      exemption_reason: null,
    },
  ])
  const posts = sent.filter(({ name }) => name.startsWith('POST'))
  expect(new Set(posts.map(({ key }) => key)).size).toBe(posts.length)
  expect(sent.find(({ name }) => name.endsWith('/publication'))?.seen).toBe('"3"')
  expect(hasUnsaved()).toBe(false)
})

it('asks less than twenty-five things', async () => {
  await open()
  await answerQuestions()
  await press('Back')
  const fields = new Set<string>()
  for (const step of ['', '?step=when', '?step=places', '?step=price']) {
    // oxlint-disable-next-line no-await-in-loop
    await open(NEW + step)
    // oxlint-disable-next-line no-await-in-loop
    if (step === '') await answerQuestions()
    for (const field of document.querySelectorAll<HTMLInputElement>('main [name]'))
      fields.add(step + field.name)
  }
  expect(fields.size).toBeGreaterThan(4)
  expect(fields.size).toBeLessThan(25)
})

it('goes on only when a question is answered, and loses nothing on the way back', async () => {
  await open()
  await press('Next')
  expect([heading(), textOfPage().includes('This is needed.')]).toEqual(['What is it?', true])
  // Nor by the address.
  await open(`${NEW}?step=price`)
  expect(heading()).toBe('What is it?')
  await type('Name, in French', 'Gala')
  await press('Next')
  await type('Town', 'Rennes')
  await type('Date', '2001-01-01')
  await press('Next')
  expect(textOfPage()).toContain('This day is over.')
  await press('Back')
  expect(heading()).toBe('What is it?')
  expect(document.activeElement).toBe(document.querySelector('h1'))
  await press('Next')
  expect(document.querySelector<HTMLInputElement>('[name="city"]')?.value).toBe('Rennes')
})

it('moves the end with the beginning, until somebody says when it ends', async () => {
  await open()
  await type('Name, in French', 'Gala')
  await press('Next')
  const until = () => document.querySelector<HTMLInputElement>('[name="until"]')?.value
  await type('Begins at', '23:15')
  expect(until()).toBe('01:15')
  expect(textOfPage()).toContain('It ends on the next day.')
  await type('Ends at', '23:45')
  await type('Begins at', '19:00')
  expect(until()).toBe('23:45')
})

it('offers the venues that there are', async () => {
  await open(NEW, [HALL])
  await type('Name, in French', 'Gala')
  await press('Next')
  expect(document.querySelector('[name="city"]')).toBeNull()
  await type('Date', '2099-03-12')
  await press('Next')
  await type('Places', '10')
  await press('Next')
  document.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click()
  await settle()
  await press('Put it on sale')
  expect(made()[0]).toBe('POST /events')
  expect(bodiesOf(`POST ${EVENT}/occurrences`)).toMatchObject([{ venue_id: 'hall' }])
  expect(bodiesOf(`POST ${EVENT}/products`)).toMatchObject([
    { tax_rate_basis_points: 0, rates: [{ name: { fr: 'Gratuit', en: 'Free' }, price: 0 }] },
  ])
})

it('goes on after a failure where it stopped', async () => {
  await open()
  await answerQuestions()
  refuseOnce(`POST ${EVENT}/areas`, 503, 'unavailable')
  await press('Put it on sale')
  expect(heading()).toBe('Putting it on sale')
  expect(states()).toEqual(['done', 'done', 'done', 'did not work', 'to do', 'to do'])
  expect(textOfPage()).toContain('What is done stays.')
  const first = sent.find(({ name }) => name === `POST ${EVENT}/areas`)
  sent.length = 0
  await press('Try again')
  expect(made()).toEqual([
    'POST /events/gig/areas',
    'POST /tax-rates',
    'POST /events/gig/products',
    'POST /events/gig/publication',
  ])
  // Nobody knows whether the first try was done: the second is the same request.
  expect(sent.find(({ name }) => name === `POST ${EVENT}/areas`)?.key).toBe(first?.key)
  expect(where()).toBe('/o/parvis/events/gig/on-sale')
})

it('goes on after a reload, with what was typed and what was made', async () => {
  await open()
  await answerQuestions()
  refuseOnce(`POST ${EVENT}/products`, 503, 'unavailable')
  await press('Put it on sale')
  await reloadOffice()
  expect(textOfPage()).toContain('What you had typed here before is back.')
  expect(textOfPage()).toContain('A part of it is made already')
  expect(heading()).toBe('What does it cost?')
  await press('Put it on sale')
  expect(made()).toEqual([
    'POST /tax-rates',
    'POST /events/gig/products',
    'POST /events/gig/publication',
  ])
})

it('changes what was made where it is typed anew after a failure', async () => {
  await open()
  await answerQuestions()
  refuseOnce(`POST ${EVENT}/products`, 503, 'unavailable')
  await press('Put it on sale')
  await press('Change what I typed')
  expect(heading()).toBe('What does it cost?')
  await press('Back')
  await type('Places', '300')
  await press('Next')
  sent.length = 0
  await press('Put it on sale')
  expect(made()).toEqual([
    'PATCH /events/gig/pools/floor',
    'POST /tax-rates',
    'POST /events/gig/products',
    'POST /events/gig/publication',
  ])
  expect(bodiesOf(`PATCH ${EVENT}/pools/floor`)).toEqual([{ capacity: 300 }])
})

it('leads back to the field that was refused, and says why there', async () => {
  await open()
  await answerQuestions()
  refuseOnce(`POST ${BASE}/venues`, 422, 'invalid-field', {
    errors: [{ pointer: '#/postal_code', detail: 'a postal code' }],
  })
  await press('Put it on sale')
  expect(textOfPage()).toContain('a postal code')
  await press('Change what I typed')
  expect(heading()).toBe('When and where?')
  const field = document.querySelector<HTMLInputElement>('[name="postal_code"]')
  expect(document.getElementById(`${field?.id}-error`)?.textContent).toContain('a postal code')
  await type('Postal code (optional)', '35200')
  expect(document.getElementById(`${field?.id}-error`)).toBeNull()
  await press('Next')
  expect(heading()).toBe('How many places are there?')
})

it('asks which instant is meant where the clocks are changed', async () => {
  await open()
  await answerQuestions()
  refuseOnce(`POST ${EVENT}/occurrences`, 422, 'ambiguous-time', {
    errors: [{ pointer: '#/ends', detail: 'a time that clocks show once' }],
    kind: 'fold',
    earlier: { at: '2099-10-25T00:30:00Z', local: '2099-10-25T02:30', offset_minutes: 120 },
    later: { at: '2099-10-25T01:30:00Z', local: '2099-10-25T02:30', offset_minutes: 60 },
  })
  await press('Put it on sale')
  expect(textOfPage()).toContain('When does it end?')
  expect(textOfPage()).toContain('the clocks go back')
  await press('2:30 AM (UTC+1), the later one')
  expect(bodiesOf(`POST ${EVENT}/occurrences`)).toMatchObject([{}, { choice: 'later' }])
  expect(where()).toBe('/o/parvis/events/gig/on-sale')
})

it('says what is missing, and leads there without a question', async () => {
  await open()
  await answerQuestions()
  refuseOnce(`POST ${EVENT}/publication`, 422, 'not-ready', {
    missing: ['bank_account'],
  })
  await press('Put it on sale')
  expect(textOfPage()).toContain('What is missing before it can be sold')
  await press('A bank account for bank transfers')
  expect(where()).toBe('/o/parvis/bank-account')
  // The next one begins anew.
  await open()
  expect(textOfPage()).not.toContain('What you had typed here before is back.')
})

it('saves a draft, and opens it', async () => {
  await open()
  await answerQuestions()
  await press('Save as a draft')
  expect(namesOfSent().some((name) => name.endsWith('/publication'))).toBe(false)
  expect(where()).toBe('/o/parvis/events/gig')
})

it('offers a draft alone to whoever may not put on sale', async () => {
  const rights = ['see_organizer', 'see_events', 'edit_events'] as const
  const me = somebody(member('parvis', 'manager', [...rights]))
  await open(NEW, [], me)
  await answerQuestions()
  expect(textOfPage()).not.toContain('Put it on sale')
  await submit()
  expect(where()).toBe('/o/parvis/events/gig')
})

it('warns before what is typed is left, and begins anew when that is wanted', async () => {
  await open()
  await type('Name, in French', 'Gala')
  expect(hasUnsaved()).toBe(true)
  await reloadOffice()
  await press('Discard')
  expect(document.querySelector<HTMLInputElement>('[name="name"]')?.value).toBe('')
  expect(hasUnsaved()).toBe(false)
  expect(toastText()).toBe('')
})

it('takes the position of whoever is there', async () => {
  const coords = { latitude: 48.111_934_5, longitude: -1.674_3 }
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: { getCurrentPosition: (found: (position: object) => void) => found({ coords }) },
  })
  await open()
  await type('Name, in French', 'Gala')
  await press('Next')
  await press('I am there now')
  expect(document.querySelector<HTMLInputElement>('[name="position"]')?.value).toBe(
    '48.11193, -1.6743',
  )
})

it('sells in the organizer’s currency, unless another is chosen', async () => {
  await openOffice(NEW, ME, {
    ...office(),
    'GET /organizers/id-of-parvis': { id: 'id-of-parvis', locale: 'fr', currency: 'JPY' },
  })
  await answerQuestions()
  await press('Put it on sale')
  expect(textOfPage()).toContain('This currency has no decimals.')
  await type('Price', '1,250')
  await press('Put it on sale')
  expect(bodiesOf(`POST ${BASE}/events`)).toMatchObject([{ currency: 'JPY' }])
  expect(bodiesOf(`POST ${EVENT}/products`)).toMatchObject([{ rates: [{ price: 1_250 }] }])
})

it('is not offered to whoever changes no events', async () => {
  await open(NEW, [], somebody(member('parvis', 'gate', ['see_organizer', 'see_events'])))
  expect(heading()).toBe('Not for your role')
})

it('says that it could not be told what is there already', async () => {
  await openOffice(NEW, ME, {
    ...office(),
    [`GET ${BASE}/venues`]: () => refusal(503, 'unavailable'),
  })
  await type('Name, in French', 'Gala')
  await press('Next')
  expect(textOfPage()).toContain('Your venues could not be loaded')
})

it('sells with the tax that somebody chose, which was in the list already', async () => {
  await openOffice(NEW, ME, {
    ...office(),
    [`GET ${BASE}/tax-rates`]: { items: [taxRate('shows'), taxRate('own', { name: 'Fairs' })] },
    [`GET ${BASE}/tax-rate-proposals`]: { items: [{ ...SHOWS, tax_rate_id: 'shows' }, FIRST] },
  })
  await answerQuestions()
  expect(document.querySelector<HTMLSelectElement>('[name="tax_rate_id"]')?.value).toBe('shows')
  await type('Tax', 'own')
  await press('Put it on sale')
  expect(made()).not.toContain('POST /tax-rates')
  expect(bodiesOf(`POST ${EVENT}/products`)).toMatchObject([{ tax_rate_id: 'own' }])
})

it('proposes by the category and the place, and anew when they are others', async () => {
  await open()
  await answerQuestions()
  const asked = () => sent.filter(({ name }) => name.endsWith('/tax-rate-proposals'))
  expect(asked().at(-1)?.query).toEqual({
    category: 'concert',
    country: 'FR',
    postal_code: '35000',
  })
  await press('Back')
  await press('Back')
  await type('Country', 'BE')
  await press('Next')
  await press('Next')
  expect(asked().at(-1)?.query.country).toBe('BE')
  // Nobody knows what is right there.
  await press('Put it on sale')
  expect(textOfPage()).toContain('This is needed.')
  await type('Tax', 'none')
  await press('Put it on sale')
  expect(bodiesOf(`POST ${EVENT}/products`)).toMatchObject([{ tax_rate_basis_points: 0 }])
})
