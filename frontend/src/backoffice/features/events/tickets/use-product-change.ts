import { ApiProblem } from '@/api/problem'
import { getEvent } from '@/backoffice/api/events'
import { changeProduct } from '@/backoffice/api/set-up'
import type { EditedProduct, NewProduct } from '@/backoffice/api/set-up-types'
import { useEventId, useKeepEvent, useOrganizerId } from '../queries'

/** Changes a product, which is sent whole. */
export function useProductChange(): {
  change: (read: EditedProduct, body: NewProduct) => Promise<EditedProduct>
  /** As it is by now. */
  again: (id: string) => Promise<EditedProduct>
  refresh: () => Promise<void>
} {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  const { refresh } = useKeepEvent()
  return {
    change: (read, body) => changeProduct(organizerId.value, eventId.value, read, body),
    async again(id) {
      const { products } = await getEvent(organizerId.value, eventId.value)
      const found = products.find((product) => product.id === id)
      if (!found) throw new ApiProblem(404, { type: '/problems/not-found' })
      return found
    },
    refresh,
  }
}
