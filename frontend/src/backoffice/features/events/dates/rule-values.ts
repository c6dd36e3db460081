// Dates by a rule, as it is typed. Its fields have the names that the API's fields have, so that its refusals land on them.

import type { EventDate, NewSeries, Venue, Weekday } from '@/backoffice/api/set-up-types'
import { ifGiven, numberIn, whole } from '@/backoffice/form/numbers'
import type { Pointer } from '@/backoffice/form/pointer'
import { required, type Faults, type Rule } from '@/backoffice/form/rules'
import { usualMinutes } from './values'

export const FREQUENCIES = ['daily', 'weekly', 'monthly'] as const
export const ENDINGS = ['count', 'until'] as const
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[]

/** On one day. */
export const MOST_TIMES = 24
const MOST_MINUTES = 44_640
const MOST_DAYS = 1_000
const DAY_MINUTES = 1_440
const USUAL_TIME = '20:00'
const TIME_AT = 'YYYY-MM-DDT'.length

/** A type and not an interface: its fields are gone through by name. */
export type RuleValues = {
  /** Empty as long as none is chosen. */
  venue_id: string
  /** Empty: nothing is said of them. */
  doors_minutes: string
  ending: (typeof ENDINGS)[number]
  series: {
    starts_on: string
    times: { time: string; duration_minutes: string }[]
    rule: {
      frequency: (typeof FREQUENCIES)[number]
      interval: string
      weekdays: Weekday[]
      count: string
      until: string
    }
    exceptions: string[]
  }
}

/** At the venue of the newest date, at its time, and as long. */
export function newRule(dates: readonly EventDate[], venues: readonly Venue[]): RuleValues {
  const newest = dates.at(-1)
  const only = venues.length === 1 ? venues[0]?.id : undefined
  const time = newest?.starts.slice(TIME_AT) ?? USUAL_TIME
  return {
    venue_id: newest?.venue_id ?? only ?? '',
    doors_minutes: '',
    ending: 'count',
    series: {
      starts_on: '',
      times: [{ time, duration_minutes: String(usualMinutes(dates)) }],
      rule: { frequency: 'weekly', interval: '1', weekdays: [], count: '10', until: '' },
      exceptions: [],
    },
  }
}

export function check({ venue_id, doors_minutes, ending, series }: RuleValues): Faults {
  const { starts_on, times, rule, exceptions } = series
  const checks: [Pointer, Rule<string>, string][] = [
    ['/venue_id', required, venue_id],
    ['/series/starts_on', required, starts_on],
    ...times.flatMap(({ time, duration_minutes }, index): typeof checks => [
      [`/series/times/${index}/time`, required, time],
      [`/series/times/${index}/duration_minutes`, whole(1, MOST_MINUTES), duration_minutes],
    ]),
    ['/series/rule/interval', whole(1, 999), rule.interval],
    ending === 'count'
      ? ['/series/rule/count', whole(1, MOST_DAYS), rule.count]
      : ['/series/rule/until', required, rule.until],
    ...exceptions.map((day, index): (typeof checks)[number] => [
      `/series/exceptions/${index}`,
      required,
      day,
    ]),
    ['/doors_minutes', ifGiven(whole(0, DAY_MINUTES)), doors_minutes],
  ]
  const faults: Faults = new Map()
  for (const [pointer, isLegal, text] of checks) {
    const fault = isLegal(text)
    if (fault) faults.set(pointer, fault)
  }
  return faults
}

/** For what `check` has passed. */
export function newSeries({ venue_id, doors_minutes, ending, series }: RuleValues): NewSeries {
  const { starts_on, times, rule, exceptions } = series
  const { frequency, interval, weekdays, count, until } = rule
  return {
    venue_id,
    ...(doors_minutes.trim() && { doors_minutes: numberIn(doors_minutes) }),
    series: {
      starts_on,
      times: times.map(({ time, duration_minutes }) => ({
        time,
        duration_minutes: numberIn(duration_minutes) ?? 0,
      })),
      rule: {
        frequency,
        interval: numberIn(interval),
        ...(frequency === 'weekly' && { weekdays: weekdays.map((weekday) => ({ weekday })) }),
        ...(ending === 'count' ? { count: numberIn(count) } : { until }),
      },
      exceptions,
    },
  }
}
