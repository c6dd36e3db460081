import { useMutation } from '@tanstack/vue-query'
import type { EditedEvent } from '@/backoffice/api/event-types'
import { getEvent } from '@/backoffice/api/events'
import { orderProducts } from '@/backoffice/api/set-up'
import { toast } from '@/backoffice/ui/toasts'
import { useWording } from '@/i18n/use-wording'
import { useKeepEvent, useOrganizerId } from '../queries'
import { moved } from '../use-reordering'

/** Moves a product: shown at once, and sent one after the other, each to what the event is by then. */
export function useProductMove(event: () => EditedEvent) {
  const { t, text } = useWording()
  const organizerId = useOrganizerId()
  const { keep, refresh } = useKeepEvent()
  return useMutation({
    scope: { id: 'product order' },
    onMutate({ id, to }: { id: string; to: number }) {
      keep({ ...event(), products: moved(event().products, id, to) })
    },
    async mutationFn({ id, to }: { id: string; to: number }) {
      const read = await getEvent(organizerId.value, event().id)
      const ids = moved(read.products, id, to).map((product) => product.id)
      return orderProducts(organizerId.value, read, ids)
    },
    onSuccess(ordered, { id, to }) {
      const name = text(ordered.products.find((product) => product.id === id)?.name)
      toast({ text: t('tickets.moved', { name, place: to + 1 }) })
    },
    onSettled: refresh,
  })
}
