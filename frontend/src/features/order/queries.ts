import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { useEventListener } from '@vueuse/core'
import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import { createPoller } from '@/api/polling'
import { ApiProblem } from '@/api/problem'
import type { Order } from '@/api/types'
import { isUnsettled } from './order-state'

const INTERVAL_MS = 2_000

const keyOf = (secret: string): string[] => ['order', secret]

/**
 * The order, asked again and again while something is still to come (money, tickets, a refund) and
 * while the server cannot be reached.
 */
export function useOrderQuery(secret: string) {
  const poller = createPoller(INTERVAL_MS)
  const query = useQuery({
    queryKey: keyOf(secret),
    queryFn: ({ signal }) =>
      poller.ask(
        answerOf(api.GET('/api/v1/orders/{secret}', { params: { path: { secret } }, signal })),
      ),
    refetchInterval: ({ state: { data, error } }) => {
      const isAway = error instanceof ApiProblem && error.isTransient
      return isAway || (data && isUnsettled(data)) ? poller.delayMs(error) : false
    },
  })
  // TanStack Query sees a network come back only if it saw it go: not on a page opened without one.
  useEventListener('online', () => query.refetch())
  return query
}

/** What event and organizer said when the order was placed: nothing changes it. */
export function useOrderTermsQuery(secret: string) {
  return useQuery({
    queryKey: ['order-terms', secret],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/orders/{secret}/terms', { params: { path: { secret } }, signal })),
    staleTime: Infinity,
  })
}

/** Has the links of an address's orders mailed to it. */
export function useFindOrders() {
  return useMutation({
    mutationFn: (email: string) =>
      answerOf(api.POST('/api/v1/orders/links', { body: { email }, parseAs: 'text' })),
  })
}

export function useOrderActions(secret: string) {
  const client = useQueryClient()
  const path = { secret }
  const keep = (order: Order): void => {
    client.setQueryData(keyOf(secret), order)
  }

  const rename = useMutation({
    mutationFn: ({ line, name }: { line: number; name: string }) =>
      answerOf(
        api.PATCH('/api/v1/orders/{secret}/lines/{line}/attendee', {
          params: { path: { secret, line } },
          body: { name },
        }),
      ),
    onSuccess: keep,
  })

  /** Answers the order with its new secret. */
  const correctAddress = useMutation({
    mutationFn: (email: string) =>
      once(`correct:${secret}`, { email }, (key) =>
        answerOf(
          api.PATCH('/api/v1/orders/{secret}/contact', {
            params: { path, header: { 'idempotency-key': key } },
            body: { email },
          }),
        ),
      ),
    onSuccess: (order) => client.setQueryData(keyOf(order.secret), order),
  })

  const sendMail = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/orders/{secret}/mail', { params: { path }, parseAs: 'text' })),
  })

  const cancel = useMutation({
    mutationFn: () =>
      once(`cancel:${secret}`, {}, (key) =>
        answerOf(
          api.POST('/api/v1/orders/{secret}/cancel', {
            params: { path, header: { 'idempotency-key': key } },
          }),
        ),
      ),
    onSuccess: keep,
  })

  return { rename, correctAddress, sendMail, cancel }
}
