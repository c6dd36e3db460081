import type { useQuery } from '@tanstack/vue-query'
import { useEventListener, useTimeoutFn } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import { ApiProblem } from '@/api/problem'
import type { Order } from '@/api/types'
import { sessionStore } from '@/preferences/storage'
import {
  forgetKeptOrder,
  isWorthKeeping,
  keepOrder,
  keptOrder,
  type VisitFacts,
} from '../kept-orders'
import { keepShell } from '../shell-worker'

/** A network that is as slow as this is none to somebody at a door. */
const SLOW_MS = 3_000
/** Ids of orders, which open nothing, that this visit wants forgotten. */
const UNWANTED = 'unwanted-orders'

type OrderQuery = ReturnType<typeof useQuery<Order>>

/**
 * The order as the server tells it or, where it cannot be asked, as this device has kept it. Keeps it
 * while it is of use and wanted.
 */
export function useKeptOrder(
  secret: string,
  query: OrderQuery,
  currentFacts: Ref<VisitFacts | undefined>,
) {
  const kept = keptOrder(secret)
  const { data, error, failureReason, dataUpdatedAt } = query
  const isMissing = computed(() => error.value instanceof ApiProblem && error.value.status === 404)

  // From the first failure to the next answer, however often is asked in between.
  const isUnreachable = ref(false)
  useTimeoutFn(() => {
    if (!data.value) isUnreachable.value = true
  }, SLOW_MS)
  watch(failureReason, (problem) => {
    if (problem instanceof ApiProblem && problem.isTransient) isUnreachable.value = true
  })
  watch(dataUpdatedAt, () => {
    isUnreachable.value = false
  })

  const order = computed(() => data.value ?? (isUnreachable.value ? kept?.order : undefined))
  const facts = computed(() => currentFacts.value ?? kept?.facts)
  /** Set where what is shown may be out of date: since when. */
  const knownAtMs = computed(() => {
    if (!isUnreachable.value || !order.value) return undefined
    return data.value ? dataUpdatedAt.value : kept?.knownAtMs
  })

  const unwanted = ref(sessionStore.read<string[]>(UNWANTED) ?? [])
  const isWanted = computed(() => !data.value || !unwanted.value.includes(data.value.id))
  const isKept = ref(kept !== undefined)
  const opensOffline = ref(false)

  watch(
    [data, dataUpdatedAt, currentFacts, isWanted, isMissing],
    async () => {
      isKept.value =
        !isMissing.value &&
        (data.value ? isWanted.value && isWorthKeeping(data.value) : kept !== undefined)
      if (!isKept.value) {
        if (data.value || isMissing.value) forgetKeptOrder(secret)
        return
      }
      if (!data.value) return
      keepOrder({ order: data.value, facts: facts.value, knownAtMs: dataUpdatedAt.value })
      opensOffline.value = await keepShell()
    },
    { immediate: true },
  )

  function want(isWantedNow: boolean): void {
    const id = order.value?.id
    if (!id) return
    const others = unwanted.value.filter((one) => one !== id)
    unwanted.value = isWantedNow ? others : [...others, id]
    sessionStore.write(UNWANTED, unwanted.value)
    if (isWantedNow) return
    forgetKeptOrder(secret)
    isKept.value = false
  }

  // What another tab has been told to forget is not kept again by this one.
  useEventListener('storage', () => {
    if (isKept.value && !keptOrder(secret)) want(false)
  })

  return { order, facts, isMissing, knownAtMs, isKept, opensOffline, want }
}
