// What several dates are to have in common, as it is typed; what is left empty stays as it is at each.

import type { DateChange, EventDate, Pool } from '@/backoffice/api/set-up-types'
import { ifGiven, numberIn, whole } from '@/backoffice/form/numbers'
import { faultsOf, type Faults } from '@/backoffice/form/rules'
import { MOST_PLACES } from '../limits'
import { addMinutes, minutesBetween } from '../local-time'

const MOST_MINUTES = 44_640
const DAY_LENGTH = 'YYYY-MM-DD'.length

/** A type and not an interface: its fields are gone through by name. */
export type BulkValues = {
  time: string
  minutes: string
  venue: string
  /** Places by the number of the area, as names may have any signs: `a0`. */
  capacity: Record<string, string>
}

/** Whose capacities can be typed: numbered seats come from a plan. */
export function areasOf(dates: readonly EventDate[]): string[] {
  const pools = dates.flatMap(({ pools: all }) => all.filter(({ numbered }) => !numbered))
  return [...new Set(pools.map(({ name }) => name))]
}

const keyOf = (index: number): string => `a${index}`

export function nothingTyped(areas: readonly string[]): BulkValues {
  const capacity = Object.fromEntries(areas.map((_, index) => [keyOf(index), '']))
  return { time: '', minutes: '', venue: '', capacity }
}

export function check(values: BulkValues): Faults {
  const faults = faultsOf(values, { minutes: [ifGiven(whole(1, MOST_MINUTES))] })
  for (const [key, places] of Object.entries(values.capacity)) {
    const fault = ifGiven(whole(0, MOST_PLACES))(places)
    if (fault) faults.set(`/capacity/${key}`, fault)
  }
  const { time, minutes, venue, capacity } = values
  if ([time, minutes, venue, ...Object.values(capacity)].every((text) => text.trim() === ''))
    faults.set('/', { key: 'bulk.nothing' })
  return faults
}

/** What is to be another at this date; nothing, where all is as it is to be. */
export function changeOfDate(date: EventDate, values: BulkValues): DateChange | undefined {
  const starts = values.time ? `${date.starts.slice(0, DAY_LENGTH)}T${values.time}` : date.starts
  const minutes = numberIn(values.minutes) ?? minutesBetween(date.starts, date.ends)
  const ends = addMinutes(starts, minutes)
  // The doors open as long before as they did.
  const doors = date.doors && addMinutes(starts, -minutesBetween(date.doors, date.starts))
  if (values.venue && values.venue !== date.venue_id)
    return { venue_id: values.venue, starts, ends, doors }
  const change: DateChange = {
    ...(starts !== date.starts && { starts }),
    ...(ends !== date.ends && { ends }),
    ...(doors !== date.doors && { doors }),
  }
  return Object.keys(change).length > 0 ? change : undefined
}

/** As it was, for whoever takes a change back. */
export function changeBack({ venue_id, starts, ends, doors }: EventDate): DateChange {
  return { venue_id, starts, ends, doors }
}

/** The capacities of a date that are to be others. */
export function poolsToChange(
  { pools }: EventDate,
  values: BulkValues,
  areas: readonly string[],
): { pool: Pool; capacity: number }[] {
  return pools.flatMap((pool) => {
    const capacity = numberIn(values.capacity[keyOf(areas.indexOf(pool.name))] ?? '')
    const isOther = capacity !== undefined && capacity !== pool.capacity && !pool.numbered
    return isOther ? [{ pool, capacity }] : []
  })
}
