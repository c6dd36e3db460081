import { queryOptions, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, api } from './client'
import { takeGivenAnswer } from './given-answers'
import type { EventDetails } from './types'

/** An event's page data; a code may show rates that others do not see. */
export function useEventQuery(
  slug: MaybeRefOrGetter<string | undefined>,
  code: MaybeRefOrGetter<string | undefined> = undefined,
) {
  return useQuery(
    computed(() => {
      const name = toValue(slug)
      const given = toValue(code)
      return queryOptions({
        queryKey: ['event', name, given],
        enabled: name !== undefined,
        initialData: () =>
          given === undefined
            ? takeGivenAnswer<EventDetails>(`/api/v1/catalog/events/${name}`)
            : undefined,
        queryFn: ({ signal }) =>
          answerOf(
            api.GET('/api/v1/catalog/events/{slug}', {
              params: { path: { slug: name ?? '' }, query: given ? { code: given } : {} },
              signal,
            }),
          ),
        // The page stays as it is while another code is tried.
        placeholderData: (previous) => (previous?.slug === name ? previous : undefined),
      })
    }),
  )
}
