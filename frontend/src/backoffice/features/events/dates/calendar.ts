// Days of a calendar on the wall, as YYYY-MM-DD: they have no zone.

const DAY_MS = 86_400_000
const DAYS_OF_WEEK = 7
const DAY_LENGTH = 'YYYY-MM-DD'.length
const MONTH_LENGTH = 'YYYY-MM'.length

const asUtc = (day: string): Date => new Date(`${day}T00:00Z`)
const asDay = (date: Date): string => date.toISOString().slice(0, DAY_LENGTH)

export const monthOf = (day: string): string => day.slice(0, MONTH_LENGTH)

export function addDays(day: string, days: number): string {
  return asDay(new Date(asUtc(day).getTime() + days * DAY_MS))
}

/** The same day of another month, or its last one where it has no such day. */
export function addMonths(day: string, months: number): string {
  const date = asUtc(day)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return asDay(new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last))))
}

/** On which day weeks begin in a language's country: 1 is Monday, 7 Sunday. */
export function firstDayOfWeek(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number }
    weekInfo?: { firstDay: number }
  }
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1
}

/** The day on which the week of a day begins. */
export function weekOf(day: string, firstDay: number): string {
  const weekday = asUtc(day).getUTCDay()
  return addDays(day, -((weekday - firstDay + DAYS_OF_WEEK) % DAYS_OF_WEEK))
}

/** Weeks of seven days that have all of a month's, and some of the months around it. */
export function weeksOf(month: string, firstDay: number): string[][] {
  const first = weekOf(`${month}-01`, firstDay)
  const weeks: string[][] = []
  for (let start = first; monthOf(start) <= month; start = addDays(start, DAYS_OF_WEEK))
    weeks.push(Array.from({ length: DAYS_OF_WEEK }, (_, index) => addDays(start, index)))
  return weeks
}

/** Where a key leads from a day, as in other calendars; nothing, if nowhere. */
export function dayAfterKey(key: string, day: string, firstDay: number): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -DAYS_OF_WEEK)
    case 'ArrowDown':
      return addDays(day, DAYS_OF_WEEK)
    case 'Home':
      return weekOf(day, firstDay)
    case 'End':
      return addDays(weekOf(day, firstDay), DAYS_OF_WEEK - 1)
    case 'PageUp':
      return addMonths(day, -1)
    case 'PageDown':
      return addMonths(day, 1)
    default:
      return undefined
  }
}
