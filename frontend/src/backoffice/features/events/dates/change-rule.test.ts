// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EventDate, EventSeries, NewSeries } from '@/backoffice/api/set-up-types'
import {
  bodiesOf,
  byName,
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
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, night, venue } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

const PREVIEW = `POST ${EVENT}/series/preview`
const CHANGE = `PUT ${EVENT}/series/fridays`
const WEEK_MS = 7 * 86_400_000

let rule: EventSeries
let dates: EventDate[]

/** A week after the other. */
const datesOf = ({ series }: NewSeries) => ({
  time_zone: 'Europe/Paris',
  ambiguous: [],
  occurrences: Array.from({ length: series.rule.count ?? 3 }, (_, index) => {
    const starts_at = new Date(
      Date.parse(`${series.starts_on}T19:30:00Z`) + index * WEEK_MS,
    ).toISOString()
    return {
      recurrence_on: `${starts_at.slice(0, 10)}T20:30`,
      starts_at,
      ends_at: new Date(
        Date.parse(starts_at) + (series.times[0]?.duration_minutes ?? 120) * 60_000,
      ).toISOString(),
    }
  }),
})

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/dates', me, {
    [`GET ${EVENT}`]: () => Response.json(edited()),
    [`GET ${BASE}/venues`]: { items: [venue('hall'), venue('loft')] },
    [`GET ${EVENT}/occurrences`]: () => ({ items: dates }),
    [`GET ${EVENT}/series`]: () => ({ items: [rule] }),
    [PREVIEW]: ({ body }) => datesOf(body as NewSeries),
    [CHANGE]: ({ body, seen }) => {
      if (seen !== `"${rule.version}"`) return refusal(412, 'changed-meanwhile')
      const { series } = body as NewSeries
      const saved = { weekdays: [], month_days: [], months: [], ...series.rule }
      rule = {
        ...rule,
        version: rule.version + 1,
        series: { ...rule.series, ...series, rule: saved } as EventSeries['series'],
      }
      return { series: rule, difference: {} }
    },
  })
const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .replaceAll(/[\u00A0\u202F\u2009]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
const openRule = async () => {
  await open()
  await press('Change the rule: Every week: Friday')
  await toTell('Added: 0.')
}
const toTell = (text: string) =>
  vi.waitFor(() => expect(plain(dialog().textContent)).toContain(text), { timeout: 5_000 })
const groups = (): string[] =>
  [...dialog().querySelectorAll('.rule-dates div')].map((group) =>
    [...group.querySelectorAll('h3, li')].map(({ textContent }) => plain(textContent)).join(': '),
  )
const lastBody = () => bodiesOf(CHANGE).at(-1) as NewSeries
async function check(label: string): Promise<void> {
  const found = [...dialog().querySelectorAll('label')].find(
    ({ textContent }) => plain(textContent) === label,
  )
  if (!found) throw new Error(`There is no choice ${label}.`)
  found.click()
  await settle()
}

beforeEach(() => {
  rule = {
    id: 'fridays',
    version: 3,
    venue_id: 'hall',
    doors_minutes: null,
    dates: 4,
    series: {
      starts_on: '2100-03-05',
      times: [{ time: '20:30', duration_minutes: 120 }],
      rule: {
        frequency: 'weekly',
        interval: 1,
        weekdays: [{ weekday: 'friday' }],
        month_days: [],
        months: [],
        count: 4,
      },
      exceptions: [],
      additional_dates: [],
      decisions: [],
    },
  }
  const made = { series_id: 'fridays' }
  dates = [
    night('one', '2100-03-05', made),
    night('two', '2100-03-13', { ...made, detached: true }),
    night('three', '2100-03-19', made),
    night('four', '2100-03-26', { ...made, ordered: true }),
    night('other', '2100-04-09'),
  ]
})
afterEach(closeOffice)

it('says in words which rules there are, and which dates follow them no more', async () => {
  await open(READER)
  const words = plain(textOfPage())
  expect(words).toContain('Every week: Friday')
  expect(words).toContain('8:30 PM, from March 5, 2100, on 4 days')
  expect(words.match(/it does not follow its rule any more/g)).toHaveLength(1)
  expect(findByName('button', 'Change the rule: Every week: Friday')).toBeUndefined()
})

it('opens with what the rule says, and changes nothing by itself', async () => {
  await openRule()
  expect(fieldOf('series.starts_on').value).toBe('2100-03-05')
  expect(fieldOf('series.rule.count').value).toBe('4')
  await toTell('Added: 0. Changed: 0. Deleted: 0. As they are: 4.')
  expect(groups()).toEqual([
    '1 date that was changed by itself stays: Saturday, March 13, 2100, 8:30 – 10:30 PM',
    '3 dates stay as they are: Friday, March 5, 2100, 8:30 – 10:30 PM: Friday, March 19, 2100, 8:30 – 10:30 PM: Friday, March 26, 2100, 8:30 – 10:30 PM',
  ])
})

it('shows what is added, what goes, and what stays, and sends it with the version that was read', async () => {
  await openRule()
  await typeAt('series.rule.count', '6')
  await toTell('Added: 2. Changed: 0. Deleted: 0. As they are: 4.')
  await typeAt('series.rule.count', '2')
  await toTell('Added: 0. Changed: 0. Deleted: 1. As they are: 3.')
  expect(groups()).toEqual([
    '1 date is deleted: Friday, March 19, 2100, 8:30 – 10:30 PM',
    '1 date stays, as somebody has ordered: Friday, March 26, 2100, 8:30 – 10:30 PM',
    expect.stringContaining('1 date that was changed by itself stays'),
    '1 date stays as it is: Friday, March 5, 2100, 8:30 – 10:30 PM',
  ])
  await submit()
  expect(sent.find(({ name }) => name === CHANGE)?.seen).toBe('"3"')
  expect(lastBody()).toMatchObject({
    venue_id: 'hall',
    like: 'one',
    series: { rule: { count: 2 } },
  })
  expect(toastText()).toBe('The rule is changed.')
  expect(isDialogOpen()).toBe(false)
})

it('tells of each date that gets longer what it was before', async () => {
  await openRule()
  await typeAt('series.times[0].duration_minutes', '90')
  await toTell('Changed: 3.')
  expect(groups().at(-1)).toContain(
    '3 dates are changed: Friday, March 5, 2100, 8:30 – 10:00 PM (before: Friday, March 5, 2100, 8:30 – 10:30 PM)',
  )
})

it('has the second Friday of a month, and its last day', async () => {
  await openRule()
  await typeAt('series.rule.frequency', 'monthly')
  await typeAt('series.rule.on', 'weekday')
  await check('Second')
  await submit()
  expect(lastBody().series.rule).toEqual({
    frequency: 'monthly',
    interval: 1,
    weekdays: [{ weekday: 'friday', ordinal: 2 }],
    count: 4,
  })
  await vi.waitFor(() => expect(plain(textOfPage())).toContain('Every month: second Friday'))
  await press('Change the rule: Every month: second Friday')
  await typeAt('series.rule.on', 'last_day')
  await toTell('Added: 0.')
  await submit()
  expect(lastBody().series.rule).toMatchObject({ frequency: 'monthly', month_days: [-1] })
})

it('shows what somebody else made of it, before it is saved over that', async () => {
  await openRule()
  await typeAt('series.rule.count', '5')
  await toTell('Added: 1.')
  rule = { ...rule, version: 4, series: { ...rule.series, starts_on: '2100-03-12' } }
  await submit()
  expect(bodiesOf(CHANGE)).toHaveLength(1)
  expect(plain(dialog().textContent)).toContain('Somebody else has changed this rule meanwhile')
  expect(fieldOf('series.starts_on').value).toBe('2100-03-12')
  await toTell('Added: 1.')
  await submit()
  expect(sent.findLast(({ name }) => name === CHANGE)?.seen).toBe('"4"')
  expect(lastBody().series).toMatchObject({ starts_on: '2100-03-12', rule: { count: 5 } })
})

it('shows the times of both where somebody else has changed them too', async () => {
  await openRule()
  await typeAt('series.times[0].duration_minutes', '90')
  await toTell('As they are')
  const times = [{ time: '20:30', duration_minutes: 100 }]
  rule = { ...rule, version: 4, series: { ...rule.series, times } }
  await submit()
  const theirs = byName('[role=group]', 'Saved by somebody else meanwhile: Times of each day')
  expect(plain(theirs.textContent)).toContain('8:30 PM, 100 minutes')
  expect(messageAt('series.times[0].time')).toBe('')
  await toTell('As they are')
  await submit()
  expect(lastBody().series.times).toEqual([{ time: '20:30', duration_minutes: 90 }])
})

it('says what is refused of a time at that time, and not of the list too', async () => {
  await openRule()
  refuseOnce(CHANGE, 422, 'invalid-field', {
    errors: [{ pointer: '#/series/times/0/time', detail: 'each time once' }],
  })
  await submit()
  expect(messageAt('series.times[0].time')).toContain('each time once')
  expect(dialog().querySelector('.list__error')).toBeNull()
})

it('says what a program has said besides', async () => {
  rule.series.additional_dates = ['2100-03-08']
  await openRule()
  expect(plain(dialog().textContent)).toContain('A program has said more in this rule')
})
