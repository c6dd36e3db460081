import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { listQuestions, type EditedQuestions } from '@/backoffice/api/questions'
import { useAccountKey } from '@/backoffice/session/session'
import { useEventId, useOrganizerId } from '../queries'

export function useQuestions() {
  const [organizerId, eventId] = [useOrganizerId(), useEventId()]
  return useQuery({
    queryKey: useAccountKey('event', organizerId, eventId, 'questions'),
    queryFn: () => listQuestions(organizerId.value, eventId.value),
    enabled: () => organizerId.value !== '' && eventId.value !== '',
  })
}

/** What to do when the questions were changed. */
export function useKeepQuestions(): {
  /** They are these now. */
  keep: (questions: EditedQuestions) => void
  refresh: () => Promise<void>
} {
  const queryClient = useQueryClient()
  const key = useAccountKey('event', useOrganizerId(), useEventId(), 'questions')
  return {
    keep: (questions) => queryClient.setQueryData(key.value, questions),
    refresh: () => queryClient.invalidateQueries({ queryKey: key.value }),
  }
}
