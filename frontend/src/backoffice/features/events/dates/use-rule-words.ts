import { computed } from 'vue'
import type { EventSeries, Weekday } from '@/backoffice/api/set-up-types'
import { useWording } from '@/i18n/use-wording'
import { daysIn, WEEKDAYS } from './rule-days'

/** Local days and times are shown as if there were no zones. */
const asUtc = (day: string): string => `${day}T00:00Z`

/** What a rule says, in words. */
export function useRuleWords() {
  const { t, list, time, language, number, dates, shortDays } = useWording()

  const weekdays = computed(() => {
    const format = new Intl.DateTimeFormat(language.value, { weekday: 'long', timeZone: 'UTC' })
    // The year 2001 began on a Monday.
    return WEEKDAYS.map((value, index) => ({
      value,
      label: format.format(Date.UTC(2001, 0, 1 + index)),
    }))
  })
  const nameOf = (day: Weekday): string =>
    weekdays.value.find(({ value }) => value === day)?.label ?? day

  const day = (text: string): string => dates(asUtc(text), asUtc(text), 'UTC')
  const clock = (text: string): string => time(`2001-01-01T${text}Z`, 'UTC')
  const weekdayOf = (text: string): string =>
    weekdays.value[(new Date(asUtc(text)).getUTCDay() + 6) % WEEKDAYS.length]?.label ?? ''

  function daysOf({ series: { starts_on, rule } }: EventSeries): string {
    const { on, ordinals, weekdays: named } = daysIn(rule)
    if (rule.frequency === 'weekly')
      return named.length > 0 ? list(named.map(nameOf)) : weekdayOf(starts_on)
    if (rule.frequency === 'yearly') return shortDays(asUtc(starts_on), asUtc(starts_on), 'UTC')
    if (on === 'weekday') {
      const all = ordinals.flatMap((ordinal) =>
        named.map((one) => t(`rule.nth.${ordinal}`, { weekday: nameOf(one) })),
      )
      return list(all)
    }
    if (on === 'first_day') return t('rule.dayOfMonth', { day: Number(starts_on.slice(-2)) })
    return t(`rule.on.${on}`)
  }

  /** “Every 2 weeks: Friday and Saturday” */
  function rhythm(one: EventSeries): string {
    const { frequency, interval } = one.series.rule
    const words = { interval: number(interval), days: daysOf(one) }
    return t(`rule.rhythm.${frequency}`, words, interval)
  }

  /** “8:30 PM, from March 12, 2100, on 10 days” */
  function span({ series: { starts_on, times, rule } }: EventSeries): string {
    const words = { times: list(times.map(({ time: at }) => clock(at))), from: day(starts_on) }
    return rule.until
      ? t('rule.spanUntil', { ...words, until: day(rule.until) })
      : t('rule.span', { ...words, count: number(rule.count ?? 0) }, rule.count ?? 0)
  }

  return { weekdays, rhythm, span, day, clock }
}
