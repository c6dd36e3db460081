import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'
import { previewRows } from '@/backoffice/api/set-up'
import type { RowsRequest } from '@/backoffice/api/set-up-types'
import type { Fault } from '@/backoffice/form/rules'
import { useAccountKey } from '@/backoffice/session/session'
import { useWording } from '@/i18n/use-wording'
import { useEventId, useOrganizerId } from '../queries'

const PAUSE_MS = 350

/** What the server reads in a text of rows while it is typed: it alone knows how rows are written. */
export function useRowsPreview(typed: ComputedRef<{ name: string; rows: string }>) {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  const { language } = useWording()

  /** A body, so that what is the same is asked once; empty as long as nothing is typed. */
  const body = computed(() => {
    const { name, rows } = typed.value
    if (rows.trim() === '') return ''
    return JSON.stringify({ name: name.trim(), rows, locale: language.value })
  })
  const asked = refDebounced(body, PAUSE_MS)
  const answer = useQuery({
    queryKey: useAccountKey('rows-preview', organizerId, eventId, asked),
    queryFn: () =>
      previewRows(organizerId.value, eventId.value, JSON.parse(asked.value) as RowsRequest),
    enabled: () => asked.value !== '' && organizerId.value !== '',
    placeholderData: keepPreviousData,
  })

  const preview = computed(() => (body.value === '' ? undefined : answer.data.value))
  return {
    preview,
    error: answer.error,
    /** What keeps these rows from being sent, where that is known by now. */
    fault(): Fault | undefined {
      const isCurrent = body.value === asked.value && !answer.isPlaceholderData.value
      const lines = isCurrent ? (preview.value?.faults ?? []) : []
      return lines.length > 0 ? { key: 'rows.mend' } : undefined
    },
  }
}
