import { useQuery } from '@tanstack/vue-query'
import {
  listCancellations,
  previewCancellation,
  type Cancellation,
} from '@/backoffice/api/cancellations'
import { useAccountKey } from '@/backoffice/session/session'
import { useEventId, useOrganizerId } from '../queries'

const WHILE_UNDER_WAY_MS = 3_000

const isUnderWay = ({ finished_at }: Cancellation): boolean => finished_at === null

/** What was called off of the event, asked for again and again while orders are being ended. */
export function useCancellations() {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useQuery({
    queryKey: useAccountKey('event', organizerId, eventId, 'cancellations'),
    queryFn: async () => (await listCancellations(organizerId.value, eventId.value)).items,
    enabled: () => organizerId.value !== '' && eventId.value !== '',
    refetchInterval: ({ state }) => state.data?.some(isUnderWay) && WHILE_UNDER_WAY_MS,
  })
}

/** What calling the event off would end, or this date of it: as it is now, not as it was read before. */
export function useCancellationPreview(occurrenceId: string | undefined) {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useQuery({
    queryKey: useAccountKey('event', organizerId, eventId, 'cancellation-preview', occurrenceId),
    queryFn: () => previewCancellation(organizerId.value, eventId.value, occurrenceId),
    enabled: () => organizerId.value !== '' && eventId.value !== '',
    staleTime: 0,
  })
}
