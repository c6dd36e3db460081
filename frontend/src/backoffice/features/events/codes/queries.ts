import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import type { ComputedRef } from 'vue'
import { listCodes } from '@/backoffice/api/codes'
import { useAccountKey } from '@/backoffice/session/session'
import { useEventId, useOrganizerId } from '../queries'

const ROWS = 50

/** The codes that have these signs in them or in whom they are for, part by part. */
export function useCodes(search: ComputedRef<string>) {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useInfiniteQuery({
    queryKey: useAccountKey('event', organizerId, eventId, 'codes', search),
    queryFn: ({ pageParam }) =>
      listCodes(organizerId.value, eventId.value, {
        search: search.value || undefined,
        cursor: pageParam,
        limit: ROWS,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: () => organizerId.value !== '' && eventId.value !== '',
    // With another search the list stays until the next one is there.
    placeholderData: keepPreviousData,
  })
}
