import { expect, it } from 'vitest'
import type { Availability, EventDetails, Occurrence } from '@/api/types'
import { bestState, byDay, freeAt } from './days'

const at = (id: string, starts_at: string): Occurrence =>
  ({ id, starts_at, time_zone: 'Europe/Brussels' }) as Occurrence

it('puts dates together by the day they begin on where they take place', () => {
  const days = byDay([
    at('late', '2026-12-01T22:30:00Z'),
    at('past midnight', '2026-12-01T23:30:00Z'),
    at('morning', '2026-12-02T09:00:00Z'),
  ])
  expect(days.map(({ key, occurrences }) => [key, occurrences.map(({ id }) => id)])).toEqual([
    ['2026-12-01', ['late']],
    ['2026-12-02', ['past midnight', 'morning']],
  ])
})

it('says of a day the best that any of its dates offers', () => {
  expect(bestState(['sold_out', 'few_left', 'cancelled'])).toBe('few_left')
  expect(bestState(['sold_out', 'not_yet_on_sale'])).toBe('not_yet_on_sale')
  expect(bestState([])).toBe('ended')
})

it('tells how many tickets a date has left, not how many of all its rates together', () => {
  const rate = (id: string) => ({ id, state: 'on_sale', occurrence_ids: ['one'] })
  const event = {
    products: [
      { kind: 'ticket', rates: [rate('full'), rate('child'), rate('gone')] },
      { kind: 'addon', rates: [rate('guide')] },
    ],
  } as EventDetails
  const rates = [
    { id: 'full', state: 'on_sale', free: 14 },
    { id: 'child', state: 'few_left', free: 3 },
    { id: 'gone', state: 'sold_out', free: 0 },
    { id: 'guide', state: 'on_sale', free: 90 },
  ]
  const availability = { occurrences: [{ id: 'one', rates }] } as Availability
  expect(freeAt(event, 'one', availability)).toBe(14)
  expect(freeAt(event, 'one', undefined)).toBeUndefined()
})
