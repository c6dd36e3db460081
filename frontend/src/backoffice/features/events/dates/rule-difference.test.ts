import { expect, it } from 'vitest'
import type { NewSeries, SeriesDates } from '@/backoffice/api/set-up-types'
import { night } from '../test-data'
import { differenceOf } from './rule-difference'

const planned = (...days: string[]): SeriesDates => ({
  time_zone: 'Europe/Paris',
  ambiguous: [],
  occurrences: days.map((day) => ({
    recurrence_on: `${day}T20:30`,
    starts_at: `${day}T19:30:00Z`,
    ends_at: `${day}T21:30:00Z`,
  })),
})
const [FIRST, SECOND, THIRD] = ['2100-03-05', '2100-03-12', '2100-03-19'] as const
const SAVED = planned(FIRST, SECOND)
const AT_HALL = { venue_id: 'hall' } as NewSeries
const [first, second] = [night('first', FIRST), night('second', SECOND)]

it('adds what is new, deletes what is named no more, and keeps the rest', () => {
  const found = differenceOf([first, second], SAVED, planned(SECOND, THIRD), AT_HALL)
  expect(found.added.map(({ recurrence_on }) => recurrence_on)).toEqual([`${THIRD}T20:30`])
  expect(found.removed).toEqual([first])
  expect(found.kept).toEqual([second])
  expect([found.changed, found.ordered, found.detached]).toEqual([[], [], []])
})

it('keeps dates that somebody has ordered', () => {
  const ordered = { ...first, ordered: true }
  const found = differenceOf([ordered, second], SAVED, planned(SECOND), AT_HALL)
  expect([found.removed, found.ordered]).toEqual([[], [ordered]])
})

it('leaves dates that were changed by themselves, and does not make theirs again', () => {
  const moved = night('second', '2100-03-13', { detached: true })
  const found = differenceOf([first, moved], SAVED, planned(FIRST, SECOND, THIRD), AT_HALL)
  expect(found.detached).toEqual([moved])
  expect(found.added.map(({ recurrence_on }) => recurrence_on)).toEqual([`${THIRD}T20:30`])
  expect(differenceOf([first, moved], SAVED, planned(THIRD), AT_HALL).detached).toEqual([moved])
})

it('finds a date whose time clocks have skipped by its instant', () => {
  const skipped = { ...first, starts: `${FIRST}T21:30` }
  const found = differenceOf([skipped, second], SAVED, SAVED, AT_HALL)
  expect([found.kept, found.added, found.removed]).toEqual([[skipped, second], [], []])
})

it.each([
  ['another venue', { ...AT_HALL, venue_id: 'loft' }, SAVED],
  ['doors', { ...AT_HALL, doors_minutes: 30 }, SAVED],
  [
    'another length',
    AT_HALL,
    {
      ...SAVED,
      occurrences: SAVED.occurrences.map((one) => ({
        ...one,
        ends_at: one.ends_at.replace('21:30', '22:30'),
      })),
    },
  ],
])('changes the dates that get %s', (_, wanted, next) => {
  const found = differenceOf([first, second], SAVED, next, wanted)
  expect(found.changed).toHaveLength(2)
  expect(found.kept).toEqual([])
})

it('keeps dates whose doors open when the rule says', () => {
  const opened = { ...first, doors_at: `${FIRST}T19:00:00Z` }
  const wanted = { ...AT_HALL, doors_minutes: 30 }
  expect(differenceOf([opened], planned(FIRST), planned(FIRST), wanted).kept).toEqual([opened])
})
