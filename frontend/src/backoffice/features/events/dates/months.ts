import type { EventDate } from '@/backoffice/api/set-up-types'

export interface Month {
  /** YYYY-MM */
  month: string
  dates: EventDate[]
}

/** YYYY-MM-DD, by the venue's calendar. */
export const dayOf = ({ starts }: EventDate): string => starts.slice(0, DAY_LENGTH)

const DAY_LENGTH = 'YYYY-MM-DD'.length
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

/** Of all its capacities. */
export const sumOf = ({ pools }: EventDate, part: 'sold' | 'held' | 'capacity'): number =>
  pools.reduce((sum, pool) => sum + pool[part], 0)
