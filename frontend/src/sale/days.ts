// The dates of an event by the day on which they begin, as the calendar of the venue has it.

import type { Availability, EventDetails, Occurrence, SaleState } from '@/api/types'
import { dayIn } from '@/format/dates'
import { isBuyable, rateStatus } from './availability'

export interface Day {
  /** YYYY-MM-DD where it takes place. */
  key: string
  occurrences: Occurrence[]
}

export function byDay(occurrences: Occurrence[]): Day[] {
  const days = new Map<string, Day>()
  for (const occurrence of occurrences) {
    const key = dayIn(occurrence.starts_at, occurrence.time_zone)
    const day = days.get(key) ?? { key, occurrences: [] }
    day.occurrences.push(occurrence)
    days.set(key, day)
  }
  return [...days.values()]
}

/** From the best to have to the worst. */
const ORDER: SaleState[] = [
  'on_sale',
  'few_left',
  'not_yet_on_sale',
  'sold_out',
  'ended',
  'cancelled',
]

/** One word for several dates: the best that any of them offers. */
export function bestState(states: SaleState[]): SaleState {
  return ORDER.find((state) => states.includes(state)) ?? 'ended'
}

/**
 * How many tickets can still be had of a date, as far as the organizer shows figures. Rates that
 * share a pool each show what is left of it, so the most that any of them has is what is told.
 */
export function freeAt(
  event: EventDetails,
  occurrenceId: string,
  availability: Availability | undefined,
): number | undefined {
  const figures = event.products
    .filter(({ kind }) => kind === 'ticket')
    .flatMap(({ rates }) => rates)
    .filter((rate) => rate.occurrence_ids.includes(occurrenceId))
    .map((rate) => rateStatus(rate, occurrenceId, availability))
    .filter(({ state }) => isBuyable(state))
    .map(({ free }) => free)
    .filter((free) => free !== undefined)
  return figures.length > 0 ? Math.max(...figures) : undefined
}
