// Dates by a rule, as it is typed. Its fields have the names that the API's fields have, so that its refusals land on them.

import type {
  EventDate,
  EventSeries,
  Frequency,
  NewSeries,
  Venue,
} from '@/backoffice/api/set-up-types'
import { ifGiven, numberIn, whole } from '@/backoffice/form/numbers'
import type { Pointer } from '@/backoffice/form/pointer'
import { required, type Faults, type Rule } from '@/backoffice/form/rules'
import { checkDays, daysIn, daysOf, type DayValues, type RuleDays } from './rule-days'
import { usualMinutes } from './values'

export const FREQUENCIES = [
  'daily',
  'weekly',
  'monthly',
  'yearly',
] as const satisfies readonly Frequency[]
export const ENDINGS = ['count', 'until'] as const

/** On one day. */
export const MOST_TIMES = 24
const MOST_MINUTES = 44_640
const MOST_DAYS = 1_000
const DAY_MINUTES = 1_440
const USUAL_TIME = '20:00'
const USUAL_COUNT = '10'
const TIME_AT = 'YYYY-MM-DDT'.length

/** What programs may say in a rule and the page does not show: it stays as it was read. */
interface Unshown {
  /** As long as the frequency is this one. */
  frequency?: Frequency
  days: RuleDays
  /** Single starts that are left out. */
  starts: string[]
  additional_dates: string[]
  ambiguous_times?: NewSeries['series']['ambiguous_times']
}

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
    rule: DayValues & { interval: string; count: string; until: string }
    exceptions: string[]
  }
  unshown: Unshown
}

const isStart = (exception: string): boolean => exception.includes('T')

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
      rule: {
        frequency: 'weekly',
        interval: '1',
        weekdays: [],
        on: 'first_day',
        ordinals: [],
        count: USUAL_COUNT,
        until: '',
      },
      exceptions: [],
    },
    unshown: { days: {}, starts: [], additional_dates: [] },
  }
}

export function valuesOfRule({ venue_id, doors_minutes, series }: EventSeries): RuleValues {
  const { starts_on, times, rule, exceptions, additional_dates, ambiguous_times } = series
  const { frequency, interval, weekdays, month_days, months, count, until } = rule
  return {
    venue_id,
    doors_minutes: String(doors_minutes ?? ''),
    ending: until ? 'until' : 'count',
    series: {
      starts_on,
      times: times.map(({ time, duration_minutes }) => ({
        time,
        duration_minutes: String(duration_minutes),
      })),
      rule: {
        ...daysIn(rule),
        interval: String(interval),
        count: String(count ?? USUAL_COUNT),
        until: until ?? '',
      },
      exceptions: exceptions.filter((exception) => !isStart(exception)),
    },
    unshown: {
      frequency,
      days: { weekdays, month_days, months },
      starts: exceptions.filter(isStart),
      additional_dates,
      ...(ambiguous_times && { ambiguous_times }),
    },
  }
}

/** Whether the rule says more than the page shows of it. */
export function saysMore({ series: { rule }, unshown }: RuleValues): boolean {
  const { frequency, days, starts, additional_dates } = unshown
  const { weekdays = [], month_days = [], months = [] } = days
  const isShown = rule.frequency === 'weekly' || rule.frequency === 'monthly'
  const hidden = isShown ? months : [...months, ...weekdays, ...month_days]
  const stays = rule.frequency === frequency && hidden.length > 0
  return stays || starts.length > 0 || additional_dates.length > 0
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
  const faults: Faults = new Map(checkDays(rule))
  for (const [pointer, isLegal, text] of checks) {
    const fault = isLegal(text)
    if (fault) faults.set(pointer, fault)
  }
  return faults
}

/** For what `check` has passed. */
export function newSeries(values: RuleValues): NewSeries {
  const { venue_id, doors_minutes, ending, series, unshown } = values
  const { starts_on, times, rule, exceptions } = series
  const { frequency, interval, count, until } = rule
  const { additional_dates, ambiguous_times } = unshown
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
        ...daysOf(rule, unshown.frequency === frequency ? unshown.days : {}),
        ...(ending === 'count' ? { count: numberIn(count) } : { until }),
      },
      exceptions: [...exceptions, ...unshown.starts],
      ...(additional_dates.length > 0 && { additional_dates }),
      ...(ambiguous_times && { ambiguous_times }),
    },
  }
}

/** What the rule is, as it is asked for. */
export function seriesOf({ venue_id, doors_minutes, series }: EventSeries): NewSeries {
  return { venue_id, doors_minutes, series }
}
