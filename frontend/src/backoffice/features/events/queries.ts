import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import type { EditedEvent } from '@/backoffice/api/event-types'
import { getEvent, listEvents } from '@/backoffice/api/events'
import {
  getChecklist,
  listDates,
  listSeries,
  listSharedPools,
  listVenues,
} from '@/backoffice/api/set-up'
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

/** Something of the event that the address names. */
function useOfEvent<Data>(
  part: string,
  ask: (organizerId: string, eventId: string) => Promise<Data>,
) {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useQuery({
    queryKey: useAccountKey('event', organizerId, eventId, part),
    queryFn: () => ask(organizerId.value, eventId.value),
    enabled: () => organizerId.value !== '' && eventId.value !== '',
  })
}

export const useEvent = () => useOfEvent('document', getEvent)
export const useChecklist = () => useOfEvent('checklist', getChecklist)
export const useDates = () =>
  useOfEvent('dates', async (...event) => (await listDates(...event)).items)
export const useSeries = () =>
  useOfEvent('series', async (...event) => (await listSeries(...event)).items)
export const useSharedPools = () =>
  useOfEvent('pools', async (...event) => (await listSharedPools(...event)).items)

/** What to do when something of the event was changed. */
export function useKeepEvent(): {
  /** It is this now. */
  keep: (event: EditedEvent) => void
  /** It is asked for anew, with all its parts. */
  refresh: () => Promise<void>
} {
  const queryClient = useQueryClient()
  const organizerId = useOrganizerId()
  const all = useAccountKey('event', organizerId, useEventId())
  const lists = useAccountKey('events', organizerId)
  const venues = useAccountKey('venues', organizerId)

  async function refresh(): Promise<void> {
    const keys = [all.value, lists.value, venues.value]
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  }
  return {
    keep(event) {
      const document = [...all.value, 'document']
      queryClient.setQueryData(document, event)
      // Lists and the checklist say something of it too.
      void queryClient.invalidateQueries({ queryKey: [...all.value, 'checklist'] })
      void queryClient.invalidateQueries({ queryKey: lists.value })
    },
    refresh,
  }
}
