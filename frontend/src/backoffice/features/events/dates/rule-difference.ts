// What a changed rule means for the dates that it has made.

import type { EventDate, NewSeries, SeriesDates } from '@/backoffice/api/set-up-types'

type RuleDate = SeriesDates['occurrences'][number]

/** Each date that there is, and each new one, is in one of the lists, or kept. */
export interface RuleDifference {
  added: RuleDate[]
  /** Dates of the rule that take place elsewhere, or open or end at another time. */
  changed: (RuleDate & { before: EventDate })[]
  kept: EventDate[]
  removed: EventDate[]
  /** The rule has them no more, but somebody has ordered: they have to be called off. */
  ordered: EventDate[]
  /** Those that were changed by themselves: they stay as they are, whatever the rule says. */
  detached: EventDate[]
}

const MINUTE_MS = 60_000
const sameMoment = (one: string, other: string): boolean => Date.parse(one) === Date.parse(other)

function isAsPlanned(date: EventDate, planned: RuleDate, wanted: NewSeries): boolean {
  const { starts_at, ends_at, doors_at, venue_id } = date
  const minutes = wanted.doors_minutes ?? undefined
  const doors =
    minutes === undefined ? undefined : Date.parse(planned.starts_at) - minutes * MINUTE_MS
  return (
    venue_id === wanted.venue_id &&
    sameMoment(starts_at, planned.starts_at) &&
    sameMoment(ends_at, planned.ends_at) &&
    (doors_at ? Date.parse(doors_at) : undefined) === doors
  )
}

/**
 * `dates` are those that the rule has made, `saved` what it names as it is saved, `next` as it is wanted. The server knows by what
 * local time of the rule each was made; here it is found by its start.
 */
export function differenceOf(
  dates: readonly EventDate[],
  saved: SeriesDates,
  next: SeriesDates,
  wanted: NewSeries,
): RuleDifference {
  const names = new Map(
    saved.occurrences.map(({ starts_at, recurrence_on }) => [
      Date.parse(starts_at),
      recurrence_on as string,
    ]),
  )
  const following = new Map(
    dates
      .filter(({ detached }) => !detached)
      .map((date) => [names.get(Date.parse(date.starts_at)) ?? date.starts, date]),
  )
  const detached = dates.filter((date) => date.detached)
  // What the rule names and no date follows was made, and has been changed by itself.
  const left = new Set(
    saved.occurrences
      .map(({ recurrence_on }) => recurrence_on)
      .filter((name) => detached.length > 0 && !following.has(name)),
  )
  const named = new Map(next.occurrences.map((date) => [date.recurrence_on as string, date]))
  const isKept = ([name, date]: [string, EventDate]): boolean => {
    const planned = named.get(name)
    return planned !== undefined && isAsPlanned(date, planned, wanted)
  }
  const gone = [...following].filter(([name]) => !named.has(name)).map(([, date]) => date)
  return {
    added: next.occurrences.filter(
      ({ recurrence_on }) => !following.has(recurrence_on) && !left.has(recurrence_on),
    ),
    changed: next.occurrences.flatMap((planned) => {
      const before = following.get(planned.recurrence_on)
      return before && !isAsPlanned(before, planned, wanted) ? [{ ...planned, before }] : []
    }),
    kept: [...following].filter(isKept).map(([, date]) => date),
    removed: gone.filter(({ ordered }) => !ordered),
    ordered: gone.filter(({ ordered }) => ordered),
    detached,
  }
}
