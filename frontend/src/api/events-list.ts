import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { takeGivenAnswer } from './given-answers'
import type { EventsPage } from './types'

export const EVENTS_PAGE_SIZE = 12

/** What a page of a list is asked by: none of it for the first one. */
export interface PageRequest {
  limit: number
  cursor?: string
}

/** A list of events, a page at a time. What its first request was answered with may have come with the page. */
export function useEventsList(
  queryKey: (string | Ref)[],
  ask: (page: PageRequest, signal: AbortSignal) => Promise<EventsPage>,
  given: () => string | undefined,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      ask({ limit: EVENTS_PAGE_SIZE, ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    initialData: () => {
      const address = given()
      const page = address && takeGivenAnswer<EventsPage>(address)
      return page ? { pages: [page], pageParams: [''] } : undefined
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export type EventsListQuery = ReturnType<typeof useEventsList>
