import type { EventDate } from '@/backoffice/api/set-up-types'

export interface Month {
  /** YYYY-MM */
  month: string
  dates: EventDate[]
}

const MONTH_LENGTH = 'YYYY-MM'.length

/** By the venue's calendar, in the order of the dates. */
export function monthsOf(dates: readonly EventDate[]): Month[] {
  const months = new Map<string, EventDate[]>()
  for (const date of dates) {
    const month = date.starts.slice(0, MONTH_LENGTH)
    months.set(month, [...(months.get(month) ?? []), date])
  }
  return [...months].map(([month, all]) => ({ month, dates: all }))
}

export const isOver = ({ ends_at }: EventDate, now = Date.now()): boolean =>
  Date.parse(ends_at) <= now
