// Which days a rule names within a week or a month, as it is typed.

import type { Frequency, NewSeries, Weekday } from '@/backoffice/api/set-up-types'
import type { Faults } from '@/backoffice/form/rules'

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[]

/** The first, second, third, fourth or last of a month. */
export const ORDINALS = ['1', '2', '3', '4', '-1'] as const
const LAST_DAY = -1

/** In a month: on the day that the first day is, on such weekdays, on its last day, or as a program has said. */
export const MONTHLY = ['first_day', 'weekday', 'last_day'] as const
export type Monthly = (typeof MONTHLY)[number] | 'other'

export type RuleDays = Pick<NewSeries['series']['rule'], 'weekdays' | 'month_days' | 'months'>
type ReadRule = Required<Omit<RuleDays, 'months'>> & { frequency: Frequency }

export type DayValues = {
  frequency: Frequency
  weekdays: Weekday[]
  on: Monthly
  ordinals: string[]
}

const sameDays = (one: RuleDays['weekdays'] = [], other: RuleDays['weekdays'] = []): boolean => {
  const names = (days: typeof one): string =>
    days
      .map(({ weekday, ordinal }) => `${ordinal ?? ''} ${weekday}`)
      .toSorted()
      .join()
  return names(one) === names(other)
}

/** Each of the weekdays, as often as there are ordinals. */
const numbered = (weekdays: readonly Weekday[], ordinals: readonly string[]) =>
  weekdays.flatMap((weekday) => ordinals.map((ordinal) => ({ weekday, ordinal: Number(ordinal) })))

export function daysIn({ frequency, weekdays, month_days }: ReadRule): DayValues {
  const named = WEEKDAYS.filter((day) => weekdays.some(({ weekday }) => weekday === day))
  const ordinals = ORDINALS.filter((one) => weekdays.some(({ ordinal }) => ordinal === Number(one)))
  const none: DayValues = { frequency, weekdays: [], on: 'first_day', ordinals: [] }
  if (frequency === 'weekly') return { ...none, weekdays: named }
  if (frequency !== 'monthly' || weekdays.length + month_days.length === 0) return none
  if (weekdays.length === 0 && month_days.length === 1 && month_days[0] === LAST_DAY)
    return { ...none, on: 'last_day' }
  const isShown = month_days.length === 0 && sameDays(weekdays, numbered(named, ordinals))
  return isShown
    ? { ...none, on: 'weekday', weekdays: named, ordinals: [...ordinals] }
    : { ...none, on: 'other' }
}

/** What the page says of the days, and what stays of those that it does not show. */
export function daysOf(values: DayValues, unshown: RuleDays): RuleDays {
  const { frequency, weekdays, on, ordinals } = values
  const months = unshown.months?.length ? { months: unshown.months } : {}
  if (frequency === 'weekly')
    return { ...months, weekdays: weekdays.map((weekday) => ({ weekday })) }
  if (frequency !== 'monthly' || on === 'other') return unshown
  if (on === 'last_day') return { ...months, month_days: [LAST_DAY] }
  return on === 'weekday' ? { ...months, weekdays: numbered(weekdays, ordinals) } : months
}

export function checkDays({ frequency, weekdays, on, ordinals }: DayValues): Faults {
  const faults: Faults = new Map()
  if (frequency !== 'monthly' || on !== 'weekday') return faults
  if (ordinals.length === 0) faults.set('/series/rule/ordinals', { key: 'rule.chooseOrdinal' })
  if (weekdays.length === 0) faults.set('/series/rule/weekdays', { key: 'rule.chooseWeekday' })
  return faults
}
