// Which events are listed: in the page's address, so that it survives a reload and can be sent to a colleague.

import type { LocationQuery } from 'vue-router'
import type { ListedState } from '@/backoffice/api/event-types'

export const STATES = ['upcoming', 'drafts', 'past', 'archived', 'deleted'] as const

export interface Filters {
  state: ListedState
  search: string
}

export function filtersIn({ state, search }: LocationQuery): Filters {
  return {
    state: STATES.find((one) => one === state) ?? 'upcoming',
    search: typeof search === 'string' ? search : '',
  }
}

/** The same as an address has them; what is usual is not said. */
export function queryOf({ state, search }: Filters): Record<string, string> {
  return {
    ...(state !== 'upcoming' && { state }),
    ...(search && { search }),
  }
}
