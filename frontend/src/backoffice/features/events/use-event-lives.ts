import { useQueryClient } from '@tanstack/vue-query'
import { getEvent, restoreEvent, unarchiveEvent } from '@/backoffice/api/events'
import type { EventLine } from '@/backoffice/api/event-types'
import { useAccountKey } from '@/backoffice/session/session'
import { toast } from '@/backoffice/ui/toasts'
import { useWording } from '@/i18n/use-wording'
import { useOrganizerId } from './queries'

/** Takes events back that were deleted or archived, wherever that is asked for. */
export function useEventLives(): {
  restore: (event: Pick<EventLine, 'id' | 'name'>) => Promise<void>
  /** A line of a list has no version: it is read first. */
  unarchive: (event: EventLine) => Promise<void>
} {
  const { t, text } = useWording()
  const queryClient = useQueryClient()
  const organizerId = useOrganizerId()
  const lists = useAccountKey('events', organizerId)
  const events = useAccountKey('event', organizerId)

  /** Lists have it or not by now, and its editor may have been open before. */
  async function refresh(id: string): Promise<void> {
    const keys = [lists.value, [...events.value, id]]
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  }

  return {
    async restore({ id, name }) {
      await restoreEvent(organizerId.value, id)
      toast({ text: t('lives.restored', { name: text(name) }) })
      await refresh(id)
    },
    async unarchive({ id, name }) {
      const event = await getEvent(organizerId.value, id)
      await unarchiveEvent(organizerId.value, event)
      toast({ text: t('lives.unarchived', { name: text(name) }) })
      await refresh(id)
    },
  }
}
