import type { ComputedRef } from 'vue'
import { useQueryClient } from '@tanstack/vue-query'
import {
  listDeletions,
  listVenueDeletions,
  restoreDeletion,
  restoreVenue,
  type Deletion,
} from '@/backoffice/api/deletions'
import { useAccountKey } from '@/backoffice/session/session'
import { useEventId, useKeepEvent, useOrganizerId } from '../queries'

/** Where things are that were deleted, until they are restored. */
export interface Bin {
  /** The name of its query. */
  key: ComputedRef<readonly unknown[]>
  isThere: () => boolean
  list: () => Promise<{ items: Deletion[] }>
  restore: (deletionId: string) => Promise<Deletion>
  /** Asks anew for it, and for what things were deleted from. */
  refresh: () => Promise<void>
}

/** Dates, products and codes of the event that the address names. */
export function useEventBin(): Bin {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return {
    key: useAccountKey('event', organizerId, eventId, 'deletions'),
    isThere: () => organizerId.value !== '' && eventId.value !== '',
    list: () => listDeletions(organizerId.value, eventId.value),
    restore: (deletionId) => restoreDeletion(organizerId.value, eventId.value, deletionId),
    refresh: useKeepEvent().refresh,
  }
}

export function useVenueBin(): Bin {
  const queryClient = useQueryClient()
  const organizerId = useOrganizerId()
  const venues = useAccountKey('venues', organizerId)
  return {
    key: useAccountKey('venues', organizerId, 'deletions'),
    isThere: () => organizerId.value !== '',
    list: () => listVenueDeletions(organizerId.value),
    restore: (deletionId) => restoreVenue(organizerId.value, deletionId),
    refresh: () => queryClient.invalidateQueries({ queryKey: venues.value }),
  }
}
