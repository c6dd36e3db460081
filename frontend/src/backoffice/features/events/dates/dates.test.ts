// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DateChange, EventDate } from '@/backoffice/api/set-up-types'
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
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, night, venue } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

const HALL = venue('hall')
const MONTREAL = venue('loft', { time_zone: 'America/Montreal' })
const NIGHT = 'Friday, March 12, 2100, 8:30 – 10:30 PM'

let dates: EventDate[]

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/dates', me, {
    [`GET ${EVENT}`]: () => Response.json(edited()),
    [`GET ${BASE}/venues`]: { items: [HALL, MONTREAL] },
    [`POST ${BASE}/venues`]: { ...HALL, id: 'mill' },
    [`GET ${EVENT}/occurrences`]: () => ({ items: dates }),
    [`POST ${EVENT}/occurrences`]: () => Response.json(night('new', '2100-05-01')),
    [`PATCH ${EVENT}/occurrences/one`]: ({ body, seen }) => {
      const [one, ...others] = dates as [EventDate, ...EventDate[]]
      if (seen !== `"${one.version}"`) return refusal(412, 'changed-meanwhile')
      const changed = { ...one, ...(body as DateChange), version: one.version + 1 } as EventDate
      dates = [changed, ...others]
      return Response.json(changed)
    },
  })
const plain = (text: string | null | undefined): string =>
  (text ?? '').replaceAll(/[\u00A0\u202F\u2009]/g, ' ').trim()
const texts = (selector: string): string[] =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => plain(textContent))
const menus = (): string[] =>
  [...document.querySelectorAll('[aria-label^="Actions:"]')].map(
    (menu) => menu.getAttribute('aria-label') ?? '',
  )
const openMenu = () => choose(menus()[0] ?? '', 'Move the date')

const fold = {
  errors: [{ pointer: '#/starts', detail: 'a time that clocks show once' }],
  kind: 'fold',
  earlier: { at: '2100-10-31T00:30:00Z', local: '2100-10-31T02:30', offset_minutes: 120 },
  later: { at: '2100-10-31T01:30:00Z', local: '2100-10-31T02:30', offset_minutes: 60 },
}

beforeEach(() => {
  dates = [
    night('one', '2100-03-12'),
    night('two', '2100-03-13', { status: 'cancelled' }),
    night('three', '2100-04-02'),
  ]
})
afterEach(closeOffice)

it('lists the dates by month, with what is sold of each', async () => {
  dates = [night('old', '2001-01-05'), ...dates]
  await open()
  expect(texts('h3')).toEqual(['March 2100', 'April 2100', 'January 2001'])
  expect(texts('h4')[0]).toBe(NIGHT)
  expect(textOfPage()).toContain('42 of 200 sold')
  expect(textOfPage()).toContain('155 free')
  expect(texts('summary')).toEqual(['1 date that is over'])
  // What was called off is not moved.
  expect(menus()).toHaveLength(3)
})

it('adds a date as long as the newest one, at its venue', async () => {
  await open()
  await press('Add a date')
  expect(fieldOf('venue').value).toBe('hall')
  await typeAt('starts', '2100-05-01T21:00')
  expect(fieldOf('ends').value).toBe('2100-05-01T23:00')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/occurrences`)).toEqual([
    { venue_id: 'hall', starts: '2100-05-01T21:00', ends: '2100-05-01T23:00' },
  ])
  expect(toastText()).toBe('The date is added.')
  expect(isDialogOpen()).toBe(false)
  expect(sent.filter(({ name }) => name === `GET ${EVENT}/occurrences`)).toHaveLength(2)
})

it('makes a venue that is typed, and makes it once', async () => {
  await open()
  await press('Add a date')
  await typeAt('starts', '2100-05-01T21:00')
  await typeAt('venue', 'another')
  await typeAt('name', 'The mill')
  await typeAt('address', '2 Mill Lane')
  await typeAt('postal_code', '35000')
  await typeAt('city', 'Rennes')
  await submit()
  expect(messageAt('position')).toBe('This is needed.')
  await typeAt('position', '48.1, -1.6')
  refuseOnce(`POST ${EVENT}/occurrences`, 503, 'unavailable')
  await submit()
  await submit()
  expect(bodiesOf(`POST ${BASE}/venues`)).toHaveLength(1)
  expect(bodiesOf(`POST ${EVENT}/occurrences`)).toMatchObject([
    { venue_id: 'mill' },
    { venue_id: 'mill' },
  ])
})

it('adds no date that would be over already', async () => {
  await open()
  await press('Add a date')
  await typeAt('starts', '2020-05-01T21:00')
  await submit()
  expect(messageAt('starts')).toContain('over already')
  expect(bodiesOf(`POST ${EVENT}/occurrences`)).toEqual([])
})

it('says which times do not go together', async () => {
  await open()
  await press('Add a date')
  await typeAt('starts', '2100-05-01T21:00')
  await typeAt('ends', '2100-05-01T20:00')
  await typeAt('doors', '2100-05-01T21:30')
  await submit()
  expect(messageAt('ends')).toBe('It ends after it begins.')
  expect(messageAt('doors')).toBe('The doors open before it begins.')
})

it('asks which instant is meant by a time that clocks have twice, and forgets the answer with the time', async () => {
  await open()
  await press('Add a date')
  await typeAt('starts', '2100-10-31T02:30')
  refuseOnce(`POST ${EVENT}/occurrences`, 422, 'ambiguous-time', fold)
  await submit()
  expect(messageAt('starts')).toBe('Say below which one is meant.')
  expect(plain(dialog().textContent)).toContain('the clocks go back')
  const names = [...dialog().querySelectorAll('.choices button')].map(({ textContent }) =>
    plain(textContent),
  )
  expect(names).toEqual(['2:30 AM (UTC+2), the earlier one', '2:30 AM (UTC+1), the later one'])
  refuseOnce(`POST ${EVENT}/occurrences`, 503, 'unavailable')
  dialog().querySelectorAll<HTMLElement>('.choices button')[0]?.click()
  await vi.waitFor(() =>
    expect(bodiesOf(`POST ${EVENT}/occurrences`).at(-1)).toMatchObject({ choice: 'earlier' }),
  )
  await typeAt('starts', '2100-10-31T03:30')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/occurrences`).at(-1)).not.toHaveProperty('choice')
})

it('asks about a time that clocks skip', async () => {
  await open()
  await openMenu()
  await typeAt('starts', '2100-03-28T02:30')
  await typeAt('ends', '2100-03-28T05:00')
  refuseOnce(`PATCH ${EVENT}/occurrences/one`, 422, 'ambiguous-time', {
    ...fold,
    kind: 'gap',
  })
  await submit()
  expect(plain(dialog().textContent)).toContain('they skip this time')
  dialog().querySelectorAll<HTMLElement>('.choices button')[1]?.click()
  await vi.waitFor(() => expect(toastText()).toBe('The date is changed.'))
  expect(bodiesOf(`PATCH ${EVENT}/occurrences/one`).at(-1)).toEqual({
    starts: '2100-03-28T02:30',
    ends: '2100-03-28T05:00',
    choice: 'later',
  })
})

it('moves a date, sending what is another', async () => {
  dates = [night('one', '2100-03-12', { ordered: true, doors: '2100-03-12T19:30' })]
  await open()
  await openMenu()
  expect(dialog().textContent).toContain('Somebody has ordered for this date.')
  await typeAt('ends', '2100-03-12T23:30')
  await typeAt('doors', '')
  await submit()
  expect(bodiesOf(`PATCH ${EVENT}/occurrences/one`)).toEqual([
    { ends: '2100-03-12T23:30', doors: null },
  ])
})

it('means all times anew where the clocks are others', async () => {
  await open()
  await openMenu()
  await typeAt('venue', 'loft')
  expect(dialog().textContent).toContain('clocks in America/Montreal')
  await submit()
  expect(bodiesOf(`PATCH ${EVENT}/occurrences/one`)).toEqual([
    { venue_id: 'loft', starts: '2100-03-12T20:30', ends: '2100-03-12T22:30', doors: null },
  ])
})

it('shows both times where somebody else has moved it meanwhile', async () => {
  await open()
  await openMenu()
  await typeAt('starts', '2100-03-12T19:00')
  const [one, ...others] = dates as [EventDate, ...EventDate[]]
  dates = [{ ...one, version: 2, starts: '2100-03-12T21:00', ends: '2100-03-12T23:00' }, ...others]
  await submit()
  expect(dialog().querySelector('.dispute')?.textContent).toContain('2100-03-12T21:00')
  expect(fieldOf('ends').value).toBe('2100-03-12T23:00')
  await submit()
  expect(bodiesOf(`PATCH ${EVENT}/occurrences/one`).at(-1)).toEqual({ starts: '2100-03-12T19:00' })
  expect(toastText()).toBe('The date is changed.')
})

it('is read by whoever changes nothing', async () => {
  await open(READER)
  expect(texts('h4')[0]).toBe(NIGHT)
  expect(findByName('button', 'Add a date')).toBeUndefined()
  expect(menus()).toEqual([])
})
