import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'
import {
  listMailTexts,
  previewMail,
  type MailKind,
  type MailText,
} from '@/backoffice/api/mail-texts'
import { useAccountKey } from '@/backoffice/session/session'
import { useEventId, useOrganizerId } from '../queries'
import type { BothTexts } from '../texts'

const PAUSE_MS = 350

function useKey() {
  return useAccountKey('event', useOrganizerId(), useEventId(), 'mail-texts')
}

export function useMailTexts() {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useQuery({
    queryKey: useKey(),
    queryFn: async () => (await listMailTexts(organizerId.value, eventId.value)).items,
    enabled: () => organizerId.value !== '' && eventId.value !== '',
  })
}

/** One of them is this now. */
export function useKeepMailText(): (text: MailText) => void {
  const queryClient = useQueryClient()
  const key = useKey()
  return (text) =>
    queryClient.setQueryData<MailText[]>(key.value, (texts) =>
      texts?.map((other) => (other.kind === text.kind ? text : other)),
    )
}

/** The mail with the text that is typed, as the server writes it. */
export function useMailPreview(kind: MailKind, text: ComputedRef<BothTexts>) {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  // A body, so that what is the same is asked once.
  const typed = computed(() => JSON.stringify({ text: text.value }))
  const asked = refDebounced(typed, PAUSE_MS)
  return useQuery({
    queryKey: useAccountKey('mail-preview', organizerId, eventId, kind, asked),
    queryFn: () =>
      previewMail(organizerId.value, eventId.value, kind, {
        text: (JSON.parse(asked.value) as { text: BothTexts }).text,
      }),
    enabled: () => organizerId.value !== '' && eventId.value !== '',
    retry: false,
    placeholderData: keepPreviousData,
  })
}
