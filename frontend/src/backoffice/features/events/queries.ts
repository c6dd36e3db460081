import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import type { EditedEvent } from '@/backoffice/api/event-types'
import { getEvent, listEvents } from '@/backoffice/api/events'
import { listVenues } from '@/backoffice/api/set-up'
import { useOrganizer } from '@/backoffice/session/rights'
import { useAccountKey } from '@/backoffice/session/session'
import type { Filters } from './filters'

const ROWS = 25

/** The organizer whose pages are open; empty for a moment on the way out. */
export function useOrganizerId(): ComputedRef<string> {
  const membership = useOrganizer()
  return computed(() => membership.value?.organizer.id ?? '')
}

/** The events that pass the filters, part by part. */
export function useEvents(filters: ComputedRef<Filters>) {
  const id = useOrganizerId()
  return useInfiniteQuery({
    queryKey: useAccountKey('events', id, filters),
    queryFn: ({ pageParam }) => {
      const { state, search } = filters.value
      return listEvents(id.value, {
        state,
        search: search || undefined,
        cursor: pageParam,
        limit: ROWS,
      })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: () => id.value !== '',
    // With another search the list stays until the next one is there.
    placeholderData: keepPreviousData,
  })
}

export function useVenues() {
  const id = useOrganizerId()
  return useQuery({
    queryKey: useAccountKey('venues', id),
    queryFn: async () => (await listVenues(id.value)).items,
    enabled: () => id.value !== '',
  })
}

/** The event that the address names; empty for a moment on the way out. */
export function useEventId(): ComputedRef<string> {
  const route = useRoute()
  return computed(() => (typeof route.params.event === 'string' ? route.params.event : ''))
}

export function useEvent() {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useQuery({
    queryKey: useAccountKey('event', organizerId, eventId),
    queryFn: () => getEvent(organizerId.value, eventId.value),
    enabled: () => organizerId.value !== '' && eventId.value !== '',
  })
}

/** What to do with an event that a change has answered with. */
export function useKeepEvent(): (event: EditedEvent) => void {
  const queryClient = useQueryClient()
  const organizerId = useOrganizerId()
  const key = useAccountKey('event', organizerId, useEventId())
  const lists = useAccountKey('events', organizerId)
  return (event) => {
    queryClient.setQueryData(key.value, event)
    // Its line is in some of them; they are asked for when they are looked at.
    void queryClient.invalidateQueries({ queryKey: lists.value })
  }
}
