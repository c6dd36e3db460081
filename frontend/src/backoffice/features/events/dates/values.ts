// A date as it is typed: times of the venue's clocks.

import type { DateChange, EventDate, NewDate, Venue } from '@/backoffice/api/set-up-types'
import { faultsOf, type Fault, type Faults } from '@/backoffice/form/rules'
import { changedIn } from '@/backoffice/form/use-versioned-form'
import { addMinutes, isLocalTime, localIn, minutesBetween } from '../local-time'
import { ANOTHER, checkVenue, noVenue, usualVenue, type VenueValues } from '../venues/venue-values'

const USUAL_MINUTES = 120
const USUAL_START = 'T20:00'

/** A type and not an interface: its fields are gone through by name. */
export type DateValues = VenueValues & {
  /** The id of a venue, `ANOTHER`, or empty as long as none is chosen. */
  venue: string
  starts: string
  ends: string
  /** Empty: nothing is said of them. */
  doors: string
}

export function valuesOf({ venue_id, starts, ends, doors }: EventDate): DateValues {
  return { venue: venue_id, starts, ends, doors: doors ?? '', ...noVenue() }
}

/** At the venue of the newest date; on a day that is chosen, at its time. */
export function newValues(
  dates: readonly EventDate[],
  venues: readonly Venue[],
  day?: string,
): DateValues {
  const newest = dates.at(-1)
  const venue = newest?.venue_id ?? usualVenue(venues)
  const starts = day ? day + (newest?.starts.slice(day.length) ?? USUAL_START) : ''
  const ends = starts && addMinutes(starts, usualMinutes(dates))
  return { venue, starts, ends, doors: '', ...noVenue() }
}

/** How long the newest date takes: the next one may take as long. */
export function usualMinutes(dates: readonly EventDate[]): number {
  const newest = dates.at(-1)
  return newest ? minutesBetween(newest.starts, newest.ends) : USUAL_MINUTES
}

/** What says which instants are meant: an answer about others does not count. */
export const timesIn = ({ venue, starts, ends, doors }: DateValues): string =>
  [venue, starts, ends, doors].join(' ')

const needed = (text: string): Fault | undefined =>
  isLocalTime(text) ? undefined : { key: 'form.required' }

export function check(values: DateValues): Faults {
  const { venue, starts, ends, doors } = values
  const faults = faultsOf(values, { starts: [needed], ends: [needed] })
  if (venue === '') faults.set('/venue', { key: 'dates.chooseVenue' })
  if (faults.size === 0 && ends <= starts) faults.set('/ends', { key: 'dates.endsFirst' })
  if (doors !== '' && doors > starts) faults.set('/doors', { key: 'dates.doorsLate' })
  return new Map([...faults, ...(venue === ANOTHER ? checkVenue(values) : [])])
}

/** Of a new date: it is not over yet, by the clocks of its venue. */
export function checkNew(values: DateValues, venues: readonly Venue[]): Faults {
  const faults = check(values)
  const zone = venues.find(({ id }) => id === values.venue)?.time_zone ?? values.time_zone
  const isOver = values.ends <= localIn(new Date().toISOString(), zone)
  if (faults.size === 0 && isOver) faults.set('/starts', { key: 'dates.past' })
  return faults
}

export function newDate({ starts, ends, doors }: DateValues, venue_id: string): NewDate {
  return { venue_id, starts, ends, ...(doors && { doors }) }
}

export function changeOf(before: DateValues, typed: DateValues, venue_id: string): DateChange {
  const { starts, ends, doors } = typed
  // Elsewhere clocks may show another time: all of them are meant anew.
  if (venue_id !== before.venue) return { venue_id, starts, ends, doors: doors || null }
  const changed = changedIn(before, typed)
  return {
    ...(changed.starts !== undefined && { starts }),
    ...(changed.ends !== undefined && { ends }),
    ...(changed.doors !== undefined && { doors: doors || null }),
  }
}
