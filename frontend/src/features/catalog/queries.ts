import { keepPreviousData, useMutation, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, api } from '@/api/client'
import { EVENTS_PAGE_SIZE, useEventsList } from '@/api/events-list'
import { once } from '@/api/idempotency'
import { usePreview } from '@/api/use-preview'
import type { ChangedItems, NewOrder, Order } from '@/api/types'
import { noteOrder } from '@/sale/held-orders'
import { createPoller } from '@/api/polling'
import { hasFilters, searchOf, type Filters } from './filters'

const AVAILABILITY_INTERVAL_MS = 1_000
const PLACES_INTERVAL_MS = 10_000

/** What shows a visitor more than others see. */
function seenWith(code: string | undefined, preview: string | undefined) {
  return { ...(code && { code }), ...(preview && { preview }) }
}

export function useEventsQuery(filters: MaybeRefOrGetter<Filters>) {
  return useEventsList(
    ['events', computed(() => toValue(filters))],
    (page, signal) =>
      answerOf(
        api.GET('/api/v1/catalog/events', {
          params: { query: { ...searchOf(toValue(filters)), ...page } },
          signal,
        }),
      ),
    () =>
      hasFilters(toValue(filters)) ? undefined : `/api/v1/catalog/events?limit=${EVENTS_PAGE_SIZE}`,
  )
}

/**
 * What is left, asked each second. Only a visible page asks: TanStack Query pauses intervals of
 * hidden ones. After an error it asks less and less often, until one answer succeeds.
 */
export function useAvailabilityQuery(
  slug: MaybeRefOrGetter<string>,
  code: MaybeRefOrGetter<string | undefined>,
  enabled: MaybeRefOrGetter<boolean>,
) {
  const poller = createPoller(AVAILABILITY_INTERVAL_MS)
  const preview = usePreview()
  return useQuery({
    queryKey: [
      'availability',
      computed(() => toValue(slug)),
      computed(() => toValue(code)),
      preview,
    ],
    enabled: computed(() => toValue(enabled)),
    queryFn: ({ signal }) =>
      poller.ask(
        answerOf(
          api.GET('/api/v1/catalog/events/{slug}/availability', {
            params: {
              path: { slug: toValue(slug) },
              query: seenWith(toValue(code), preview.value),
            },
            signal,
          }),
        ),
      ),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => poller.delayMs(state.error),
  })
}

/** The numbered places of a date. */
export function usePlacesQuery(
  slug: MaybeRefOrGetter<string>,
  occurrenceId: MaybeRefOrGetter<string>,
  code: MaybeRefOrGetter<string | undefined>,
) {
  const preview = usePreview()
  return useQuery({
    queryKey: [
      'places',
      computed(() => toValue(slug)),
      computed(() => toValue(occurrenceId)),
      computed(() => toValue(code)),
      preview,
    ],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/catalog/events/{slug}/occurrences/{id}/places', {
          params: {
            path: { slug: toValue(slug), id: toValue(occurrenceId) },
            query: seenWith(toValue(code), preview.value),
          },
          signal,
        }),
      ),
    refetchInterval: PLACES_INTERVAL_MS,
  })
}

/** The order that keeps places for this visitor already. */
export function useHeldOrderQuery(secret: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: ['checkout', computed(() => toValue(secret))],
    enabled: computed(() => toValue(secret) !== undefined),
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/checkout/orders/{secret}', {
          params: { path: { secret: toValue(secret) ?? '' } },
          signal,
        }),
      ),
  })
}

/** Takes the places: from here on they are kept for a while. */
export function useHold() {
  return useMutation({
    mutationFn: (order: NewOrder): Promise<Order> =>
      once(`hold:${order.event}`, order, (key) =>
        answerOf(
          api.POST('/api/v1/checkout/orders', {
            params: { header: { 'idempotency-key': key } },
            body: order,
          }),
        ),
      ),
    onSuccess: noteOrder,
  })
}

/** Takes other places in exchange for those that an order holds; its time goes on. */
export function useExchange() {
  return useMutation({
    mutationFn: ({ secret, items }: { secret: string; items: ChangedItems }): Promise<Order> =>
      answerOf(
        api.PUT('/api/v1/checkout/orders/{secret}/items', {
          params: { path: { secret } },
          body: items,
        }),
      ),
    onSuccess: noteOrder,
  })
}
