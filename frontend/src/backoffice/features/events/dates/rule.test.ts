// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { NewSeries, SeriesQuestion, Venue } from '@/backoffice/api/set-up-types'
import {
  bodiesOf,
  byName,
  closeOffice,
  dialog,
  findByName,
  isDialogOpen,
  openOffice,
  press,
  refuseOnce,
  settle,
  submit,
  toastText,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, night, venue } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

const PREVIEW = `POST ${EVENT}/series/preview`
const CREATE = `POST ${EVENT}/series`
const DAY_MS = 86_400_000

let questions: SeriesQuestion[]
let venues: Venue[]

/** A day after the other; what is asked about is no date before it is decided. */
function datesOf({ series }: NewSeries) {
  const decided = new Map(
    series.decisions?.map(({ recurrence_on, choice }) => [recurrence_on, choice]),
  )
  const days = Array.from({ length: series.rule.count ?? 3 }, (_, index) =>
    new Date(Date.parse(`${series.starts_on}T19:30:00Z`) + index * DAY_MS).toISOString(),
  )
  const taken = questions.filter(({ recurrence_on }) => {
    const choice = decided.get(recurrence_on)
    return choice !== undefined && choice !== 'skip'
  })
  return {
    time_zone: 'Europe/Paris',
    ambiguous: questions.filter(({ recurrence_on }) => !decided.has(recurrence_on)),
    occurrences: [...days, ...taken.map(({ earlier }) => earlier.starts_at)].map((starts_at) => ({
      recurrence_on: starts_at,
      starts_at,
      ends_at: new Date(Date.parse(starts_at) + 7_200_000).toISOString(),
    })),
  }
}

const open = async (me = ME) => {
  await openOffice('/o/parvis/events/gig/dates', me, {
    [`GET ${EVENT}`]: () => Response.json(edited()),
    [`GET ${BASE}/venues`]: () => ({ items: venues }),
    [`GET ${EVENT}/occurrences`]: { items: [night('one', '2100-03-12')] },
    [PREVIEW]: ({ body }) => datesOf(body as NewSeries),
    [CREATE]: ({ body }) => ({ difference: { add: datesOf(body as NewSeries).occurrences } }),
  })
}
const openRule = async () => {
  await open()
  await press('Add several dates by a rule')
}
const plain = (text: string | null | undefined): string =>
  (text ?? '').replaceAll(/[\u00A0\u202F\u2009]/g, ' ').trim()
const told = (): string => plain(dialog().querySelector('.rule-dates')?.textContent)
const lines = (): string[] =>
  [...dialog().querySelectorAll('.rule-dates li')].map(({ textContent }) => plain(textContent))
const toTell = (text: string) =>
  vi.waitFor(() => expect(plain(dialog().textContent)).toContain(text), { timeout: 5_000 })
const lastBody = () => bodiesOf(CREATE).at(-1) as NewSeries
async function check(label: string): Promise<void> {
  const labels = [...dialog().querySelectorAll('label')]
  const found = labels.find(({ textContent }) => plain(textContent) === label)
  if (!found) throw new Error(`There is no choice ${label}.`)
  found.click()
  await settle()
}
/** Into one of several fields that are called the same. */
async function typeInto(name: string, text: string): Promise<void> {
  const field = fieldOf(name)
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
}

const fold: SeriesQuestion = {
  recurrence_on: '2100-10-31T02:30',
  kind: 'fold',
  earlier: { starts_at: '2100-10-31T00:30:00Z', local: '2100-10-31T02:30', offset_minutes: 120 },
  later: { starts_at: '2100-10-31T01:30:00Z', local: '2100-10-31T02:30', offset_minutes: 60 },
}

beforeEach(() => {
  questions = []
  venues = [venue('hall'), venue('loft')]
})
afterEach(closeOffice)

it('tells whoever presses too early what is missing, at its field', async () => {
  await openRule()
  await typeAt('series.rule.count', '-3')
  await submit()
  expect(messageAt('series.starts_on')).toContain('needed')
  expect(messageAt('series.rule.count')).toContain('A whole number')
  expect(bodiesOf(CREATE)).toEqual([])
})

it('shows the dates of a rule while it is typed, the first twenty of them', async () => {
  await openRule()
  expect(told()).toContain('Once the rule is complete')
  expect(bodiesOf(PREVIEW)).toEqual([])
  await typeAt('series.starts_on', '2100-05-01')
  await toTell('This rule makes 10 dates.')
  expect(lines()[0]).toBe('Saturday, May 1, 2100, 9:30 – 11:30 PM')
  expect(told()).not.toContain('more')
  await typeAt('series.rule.count', '2')
  await typeAt('series.rule.count', '25')
  await toTell('This rule makes 25 dates.')
  expect(lines()).toHaveLength(20)
  expect(told()).toContain('and 5 more')
  // What was typed on the way was not asked for.
  expect(bodiesOf(PREVIEW)).toHaveLength(2)
})

it('begins with the venue, the time and the length of the newest date, and adds what it has shown', async () => {
  await openRule()
  await typeAt('series.starts_on', '2100-05-01')
  await check('Friday')
  await check('Saturday')
  await typeAt('doors_minutes', '45')
  await toTell('Add 10 dates')
  await submit()
  expect(lastBody()).toEqual({
    venue_id: 'hall',
    doors_minutes: 45,
    series: {
      starts_on: '2100-05-01',
      times: [{ time: '20:30', duration_minutes: 120 }],
      rule: {
        frequency: 'weekly',
        interval: 1,
        weekdays: [{ weekday: 'friday' }, { weekday: 'saturday' }],
        count: 10,
      },
      exceptions: [],
    },
  })
  expect(toastText()).toBe('10 dates are added.')
  expect(isDialogOpen()).toBe(false)
})

it('has several times a day, an end on a day, and days left out', async () => {
  await openRule()
  await typeAt('series.starts_on', '2100-05-01')
  await typeAt('series.rule.frequency', 'daily')
  expect(dialog().textContent).not.toContain('On these days')
  await press('Add a time', dialog())
  await press('Add a time', dialog())
  await typeInto('series.times[1].time', '15:00')
  await typeInto('series.times[2].time', '11:00')
  await press('Remove time 2', dialog())
  await check('On a day')
  await typeAt('series.rule.until', '2100-06-01')
  await press('Leave out a day', dialog())
  await typeAt('series.exceptions[0]', '2100-05-03')
  await toTell('This rule makes 3 dates.')
  await submit()
  expect(lastBody().series).toEqual({
    starts_on: '2100-05-01',
    times: [
      { time: '20:30', duration_minutes: 120 },
      { time: '11:00', duration_minutes: 120 },
    ],
    rule: { frequency: 'daily', interval: 1, until: '2100-06-01' },
    exceptions: ['2100-05-03'],
  })
})

it('tells what is refused at its field, before it is sent', async () => {
  await openRule()
  refuseOnce(PREVIEW, 422, 'invalid-field', {
    errors: [
      { pointer: '#/series/rule/count', detail: 'within 10 years' },
      { pointer: '#/series/rule', detail: 'a rule that names a day' },
    ],
  })
  await typeAt('series.starts_on', '2100-05-01')
  await toTell('within 10 years')
  expect(messageAt('series.rule.count')).toContain('within 10 years')
  expect(told()).toContain('a rule that names a day')
  expect(byName('button', 'Add dates', dialog()).getAttribute('aria-disabled')).toBe('true')
  await typeAt('series.rule.count', '4')
  await toTell('This rule makes 4 dates.')
  expect(messageAt('series.rule.count')).toBe('')
})

it('says what is missing, and asks the server nothing then', async () => {
  await openRule()
  await typeAt('series.rule.interval', '0')
  await press('Leave out a day', dialog())
  await submit()
  expect(messageAt('series.starts_on')).toBe('This is needed.')
  expect(messageAt('series.rule.interval')).toBe('A whole number from 1 to 999.')
  expect(messageAt('series.exceptions[0]')).toBe('This is needed.')
  expect(bodiesOf(CREATE)).toEqual([])
})

it('asks about each time that clocks show twice, and can leave it out', async () => {
  questions = [fold]
  await openRule()
  await typeAt('series.starts_on', '2100-10-01')
  await toTell('What is meant on October 31, 2100 at 2:30 AM?')
  const button = () => dialog().querySelector('.form__actions button')
  expect(button()?.getAttribute('aria-disabled')).toBe('true')
  await check('2:30 AM (UTC+1), the later one')
  await toTell('Add 11 dates')
  await check('Leave it out')
  await toTell('Add 10 dates')
  expect(button()?.getAttribute('aria-disabled')).toBeNull()
  await submit()
  expect(lastBody().series.decisions).toEqual([
    { recurrence_on: '2100-10-31T02:30', choice: 'skip' },
  ])
})

it('asks where the server asks only once it is sent', async () => {
  await openRule()
  await typeAt('series.starts_on', '2100-10-01')
  await toTell('Add 10 dates')
  questions = [fold]
  refuseOnce(CREATE, 422, 'ambiguous-times', {
    errors: [{ pointer: '#/series/decisions', detail: 'decided for each of the times' }],
    ambiguous: questions,
  })
  await submit()
  await toTell('What is meant on October 31, 2100')
  expect(dialog().textContent).toContain('Say below what is meant by the times')
})

it('is offered where there is a venue, to whoever may add dates', async () => {
  await open(READER)
  expect(findByName('button', 'Add several dates by a rule')).toBeUndefined()
  venues = []
  await open()
  expect(findByName('button', 'Add a date')).toBeDefined()
  expect(findByName('button', 'Add several dates by a rule')).toBeUndefined()
  venues = [venue('hall')]
  await openRule()
  expect(fieldOf('venue_id').value).toBe('hall')
})
