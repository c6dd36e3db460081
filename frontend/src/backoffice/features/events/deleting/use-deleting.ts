import { useMutation, useQuery, type UseMutationReturnType } from '@tanstack/vue-query'
import { listDeletions, restoreDeletion, type Deletion } from '@/backoffice/api/deletions'
import { problemText } from '@/backoffice/api/problem-text'
import { useAccountKey } from '@/backoffice/session/session'
import { toast } from '@/backoffice/ui/toasts'
import { useWording } from '@/i18n/use-wording'
import { useEventId, useKeepEvent, useOrganizerId } from '../queries'

/** What was deleted of the event, and can be restored. */
export function useDeletions() {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useQuery({
    queryKey: useAccountKey('event', organizerId, eventId, 'deletions'),
    queryFn: async () => (await listDeletions(organizerId.value, eventId.value)).items,
    enabled: () => organizerId.value !== '' && eventId.value !== '',
  })
}

/** What people call something that was deleted. */
export function useDeletedName(): (deletion: Deletion) => string {
  const { language } = useWording()
  return ({ kind, name }) => {
    if (kind !== 'occurrence') return name
    // What clocks there show, as if there were no zones.
    const format = new Intl.DateTimeFormat(language.value, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'UTC',
    })
    return format.format(new Date(`${name}:00Z`))
  }
}

/** Says that something is deleted, and takes that back where it is asked for. */
export function useUndoDeletion(): {
  tell: (deletion: Deletion) => Promise<void>
  restore: (deletion: Deletion) => Promise<void>
} {
  const { t } = useWording()
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  const { refresh } = useKeepEvent()
  const nameOf = useDeletedName()

  async function restore(deletion: Deletion): Promise<void> {
    try {
      await restoreDeletion(organizerId.value, eventId.value, deletion.id)
      toast({ text: t('deletions.restored', { name: nameOf(deletion) }) })
    } catch (error) {
      const { key, named = {} } = problemText(error)
      toast({ text: t(key, { ...named }) })
    }
    await refresh()
  }
  return {
    restore,
    tell(deletion) {
      toast({
        text: t('deletions.deleted', { name: nameOf(deletion) }),
        action: { label: t('lives.undo'), run: () => void restore(deletion) },
      })
      return refresh()
    },
  }
}

/** Deletes things of one kind; what cannot be deleted is shown as it is by now. */
export function useDelete<Thing>(
  remove: (organizerId: string, eventId: string, thing: Thing) => Promise<Deletion>,
): UseMutationReturnType<Deletion, Error, Thing, unknown> {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  const { refresh } = useKeepEvent()
  const { tell } = useUndoDeletion()
  return useMutation({
    mutationFn: (thing: Thing) => remove(organizerId.value, eventId.value, thing),
    onSuccess: tell,
    onError: refresh,
  })
}
