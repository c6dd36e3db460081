import { computed, ref, watch, type Ref } from 'vue'
import type { EventDetails } from '@/api/types'
import { offeredIn, type Cart } from '@/sale/cart'
import { keepCart, keptCart } from '@/sale/kept-cart'

/** What the visitor means to take; what the event does not offer (any more) is left out. */
export function useCart(event: Ref<EventDetails>) {
  const { slug } = event.value
  const kept = ref<Cart>(keptCart(slug))
  watch(kept, (changed) => {
    keepCart(slug, changed)
  })

  return computed<Cart>({
    get: () => offeredIn(event.value, kept.value),
    set: (changed) => {
      kept.value = changed
    },
  })
}
