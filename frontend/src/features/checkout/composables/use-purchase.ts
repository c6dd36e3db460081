import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { ApiProblem } from '@/api/problem'
import type { Order, OrderDetails, Payment } from '@/api/types'
import { useCheckoutActions } from '../queries'

/** A payment page's address, or undefined for anything that is no web page. */
export function paymentPage(payment: Payment | null | undefined): string | undefined {
  if (!payment?.redirect_url) return undefined
  try {
    const url = new URL(payment.redirect_url, window.location.href)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
  } catch {
    return undefined
  }
}

const CONFLICT = 409
const GONE = 410

/**
 * The way from a filled-in form to the payment page, each step at most once. `lookAgain` is called
 * when the server says that the order is not what this page takes it for: expired, placed or paid.
 */
export function usePurchase(secret: string, lookAgain: () => unknown) {
  const router = useRouter()
  const { saveDetails, place, pay } = useCheckoutActions(secret)
  const isBusy = ref(false)
  const isOrdering = ref(false)
  const error = ref<unknown>()

  async function toOrder(): Promise<void> {
    await router.replace({ name: 'order', params: { secret } })
  }

  async function startPayment(provider: string): Promise<void> {
    const payment = await pay.mutateAsync(provider)
    const page = paymentPage(payment)
    // What follows happens on the payment page: stay busy until this one is gone.
    if (page) window.location.assign(page)
    else await toOrder()
  }

  async function attempt(steps: () => Promise<void>): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    error.value = undefined
    try {
      await steps()
    } catch (failure) {
      error.value = failure
      if (failure instanceof ApiProblem && [CONFLICT, GONE].includes(failure.status)) lookAgain()
      isBusy.value = false
    }
  }

  async function order(details: OrderDetails): Promise<Order> {
    isOrdering.value = true
    try {
      await saveDetails.mutateAsync(details)
      return await place.mutateAsync()
    } finally {
      isOrdering.value = false
    }
  }

  return {
    isBusy,
    /** The button was pressed, and the server has not said yet whether the order is placed. */
    isOrdering,
    error,
    /** Saves the details, places the order and goes to pay. */
    buy: (details: OrderDetails, provider: string): Promise<void> =>
      attempt(async () => {
        const placed = await order(details)
        if (placed.status === 'paid') await toOrder()
        else await startPayment(provider)
      }),
    /** Tries to pay an order that is placed already. */
    payAgain: (provider: string): Promise<void> => attempt(() => startPayment(provider)),
    /** The visitor is back from the payment page without the page having been left for good. */
    reset: (): void => {
      isBusy.value = false
      error.value = undefined
    },
  }
}
