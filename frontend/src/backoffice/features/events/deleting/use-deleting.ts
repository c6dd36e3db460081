import { useMutation, useQuery, type UseMutationReturnType } from '@tanstack/vue-query'
import type { Deletion } from '@/backoffice/api/deletions'
import { problemText } from '@/backoffice/api/problem-text'
import { toast } from '@/backoffice/ui/toasts'
import { useWording } from '@/i18n/use-wording'
import { useEventId, useOrganizerId } from '../queries'
import { useEventBin, type Bin } from './bins'

/** What was deleted, and can be restored. */
export function useDeletions({ key, isThere, list }: Bin) {
  return useQuery({
    queryKey: key,
    queryFn: async () => (await list()).items,
    enabled: isThere,
  })
}

/** What people call something that was deleted. */
export function useDeletedName(): (deletion: Deletion) => string {
  const { language, text } = useWording()
  return ({ kind, name, names }) => {
    if (names) return text(names)
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
export function useUndoDeletion(bin: Bin = useEventBin()): {
  tell: (deletion: Deletion) => Promise<void>
  restore: (deletion: Deletion) => Promise<void>
} {
  const { t } = useWording()
  const nameOf = useDeletedName()

  async function restore(deletion: Deletion): Promise<void> {
    try {
      await bin.restore(deletion.id)
      toast({ text: t('deletions.restored', { name: nameOf(deletion) }) })
    } catch (error) {
      const { key, named = {} } = problemText(error)
      toast({ text: t(key, { ...named }) })
    }
    await bin.refresh()
  }
  return {
    restore,
    tell(deletion) {
      toast({
        text: t('deletions.deleted', { name: nameOf(deletion) }),
        action: { label: t('lives.undo'), run: () => void restore(deletion) },
      })
      return bin.refresh()
    },
  }
}

/** Deletes things of one kind; what cannot be deleted is shown as it is by now. */
export function useDelete<Thing>(
  remove: (organizerId: string, eventId: string, thing: Thing) => Promise<Deletion>,
  bin: Bin = useEventBin(),
): UseMutationReturnType<Deletion, Error, Thing, unknown> {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  const { tell } = useUndoDeletion(bin)
  return useMutation({
    mutationFn: (thing: Thing) => remove(organizerId.value, eventId.value, thing),
    onSuccess: tell,
    onError: bin.refresh,
  })
}
