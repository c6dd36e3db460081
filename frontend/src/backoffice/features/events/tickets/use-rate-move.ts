import { useMutation } from '@tanstack/vue-query'
import type { EditedEvent } from '@/backoffice/api/event-types'
import { toast } from '@/backoffice/ui/toasts'
import { useWording } from '@/i18n/use-wording'
import { useKeepEvent } from '../queries'
import { bodyOf, withRateMoved } from './products'
import { useProductChange } from './use-product-change'

interface Move {
  productId: string
  id: string
  /** The place that it has then. */
  to: number
}

/** Moves a price within its product: shown at once, and sent one after the other, each to what the product is by then. */
export function useRateMove(event: () => EditedEvent) {
  const { t, text } = useWording()
  const { keep } = useKeepEvent()
  const { change, again, refresh } = useProductChange()
  return useMutation({
    scope: { id: 'rate order' },
    onMutate({ productId, id, to }: Move) {
      const { products, ...others } = event()
      const moved = products.map((product) =>
        product.id === productId ? withRateMoved(product, id, to) : product,
      )
      keep({ ...others, products: moved })
    },
    async mutationFn({ productId, id, to }: Move) {
      const read = await again(productId)
      return change(read, bodyOf(withRateMoved(read, id, to)))
    },
    onSuccess({ rates }, { id }) {
      const name = text(rates.find((rate) => rate.id === id)?.name)
      toast({ text: t('rates.moved', { name }) })
    },
    onSettled: refresh,
  })
}
