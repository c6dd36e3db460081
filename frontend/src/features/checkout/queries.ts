import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import { createPoller } from '@/api/polling'
import type { ChangedItems, Order, OrderDetails } from '@/api/types'
import { forgetOrder } from '@/sale/held-orders'

const PAYMENT_INTERVAL_MS = 2_000

const keyOf = (secret: string): string[] => ['checkout', secret]

function isAwaitingPayment(order: Order | undefined): boolean {
  return order?.status === 'placed' && order.payment?.status === 'pending'
}

/** The order, asked again and again while its payment is on the way. */
export function useCheckoutQuery(secret: string) {
  const poller = createPoller(PAYMENT_INTERVAL_MS)
  return useQuery({
    queryKey: keyOf(secret),
    queryFn: ({ signal }) =>
      poller.ask(
        answerOf(
          api.GET('/api/v1/checkout/orders/{secret}', { params: { path: { secret } }, signal }),
        ),
      ),
    refetchInterval: ({ state }) =>
      isAwaitingPayment(state.data) ? poller.delayMs(state.error) : false,
  })
}

/** What changes an order: each answer takes the place of the order as the page knew it. */
export function useCheckoutActions(secret: string) {
  const client = useQueryClient()
  const path = { secret }
  const keep = (order: Order): void => {
    client.setQueryData(keyOf(secret), order)
  }

  const changeItems = useMutation({
    mutationFn: (body: ChangedItems) =>
      answerOf(api.PUT('/api/v1/checkout/orders/{secret}/items', { params: { path }, body })),
    onSuccess: keep,
  })

  const release = useMutation({
    mutationFn: () =>
      answerOf(api.DELETE('/api/v1/checkout/orders/{secret}', { params: { path } })),
    onSuccess: () => forgetOrder(secret),
  })

  const saveDetails = useMutation({
    mutationFn: (body: OrderDetails) =>
      answerOf(api.PUT('/api/v1/checkout/orders/{secret}/details', { params: { path }, body })),
    onSuccess: keep,
  })

  const place = useMutation({
    mutationFn: () =>
      once(`place:${secret}`, {}, (key) =>
        answerOf(
          api.POST('/api/v1/checkout/orders/{secret}/place', {
            params: { path, header: { 'idempotency-key': key } },
          }),
        ),
      ),
    onSuccess: keep,
  })

  const pay = useMutation({
    mutationFn: (provider: string) =>
      once(`pay:${secret}`, { provider }, (key) =>
        answerOf(
          api.POST('/api/v1/payments/orders/{secret}/payments', {
            params: { path, header: { 'idempotency-key': key } },
            body: { provider },
          }),
        ),
      ),
  })

  return { changeItems, release, saveDetails, place, pay }
}
