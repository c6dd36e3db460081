import { queryOptions, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, api } from './client'
import { takeGivenAnswer } from './given-answers'
import { usePreview } from './use-preview'
import type { EventDetails } from './types'

/** An event's page data; a code may show rates that others do not see, a preview link a draft. */
export function useEventQuery(
  slug: MaybeRefOrGetter<string | undefined>,
  code: MaybeRefOrGetter<string | undefined> = undefined,
) {
  const preview = usePreview()
  return useQuery(
    computed(() => {
      const name = toValue(slug)
      const given = toValue(code)
      const secret = preview.value
      return queryOptions({
        queryKey: ['event', name, given, secret],
        enabled: name !== undefined,
        initialData: () =>
          given === undefined && secret === undefined
            ? takeGivenAnswer<EventDetails>(`/api/v1/catalog/events/${name}`)
            : undefined,
        queryFn: ({ signal }) =>
          answerOf(
            api.GET('/api/v1/catalog/events/{slug}', {
              params: {
                path: { slug: name ?? '' },
                query: { ...(given && { code: given }), ...(secret && { preview: secret }) },
              },
              signal,
            }),
          ),
        // The page stays as it is while another code is tried.
        placeholderData: (previous) => (previous?.slug === name ? previous : undefined),
      })
    }),
  )
}
