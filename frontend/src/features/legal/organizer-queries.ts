import { useQuery } from '@tanstack/vue-query'
import { answerOf, api } from '@/api/client'
import { EVENTS_PAGE_SIZE, useEventsList } from '@/api/events-list'
import { takeGivenAnswer } from '@/api/given-answers'
import type { OrganizerDetails } from '@/api/types'

/** Who sells, as far as they have said, with the texts they have given. */
export function useOrganizerQuery(slug: string) {
  return useQuery({
    queryKey: ['organizer', slug],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/catalog/organizers/{slug}', { params: { path: { slug } }, signal }),
      ),
    initialData: () => takeGivenAnswer<OrganizerDetails>(addressOf(slug)),
  })
}

/** What they have on, or have had on. */
export function useOrganizerEventsQuery(slug: string, period: 'coming' | 'past') {
  return useEventsList(
    ['organizer', slug, period],
    (page, signal) =>
      answerOf(
        api.GET('/api/v1/catalog/organizers/{slug}/events', {
          params: { path: { slug }, query: { period, ...page } },
          signal,
        }),
      ),
    () => `${addressOf(slug)}/events?period=${period}&limit=${EVENTS_PAGE_SIZE}`,
  )
}

function addressOf(slug: string): string {
  return `/api/v1/catalog/organizers/${slug}`
}
