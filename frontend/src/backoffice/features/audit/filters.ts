// What of the log is shown: in the page's address, so that it survives a reload and can be sent to a colleague.

import type { LocationQuery } from 'vue-router'
import type { AuditAction, AuditQuery } from '@/backoffice/api/types'

const NAMES = ['actor_id', 'action', 'from', 'until'] as const
export type FilterName = (typeof NAMES)[number]
export type Filters = Partial<Record<FilterName, string>>

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function filtersIn(query: LocationQuery): Filters {
  const filters: Filters = {}
  for (const name of NAMES) {
    const value = query[name]
    if (typeof value !== 'string' || value === '') continue
    if ((name === 'from' || name === 'until') && !DAY.test(value)) continue
    filters[name] = value
  }
  return filters
}

/** Midnight where the reader is. */
function midnight(day: string, daysLater = 0): string | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const instant = new Date(year, month - 1, date + daysLater)
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}

/** As the API is asked: both days are meant whole. */
export function toQuery({ from, until, action, ...others }: Filters): AuditQuery {
  return {
    ...others,
    // An address may name anything; the server refuses what it does not know.
    ...(action && { action: action as AuditAction }),
    ...(from && { from: midnight(from) }),
    ...(until && { until: midnight(until, 1) }),
  }
}
