import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import { computed, shallowRef, type ComputedRef } from 'vue'
import { previewSeries } from '@/backoffice/api/set-up'
import type { NewSeries, SeriesChoice } from '@/backoffice/api/set-up-types'
import { useAccountKey } from '@/backoffice/session/session'
import { useEventId, useOrganizerId } from '../queries'
import { check, newSeries, type RuleValues } from './rule-values'

const PAUSE_MS = 350

/** The dates of a rule while it is typed, and the times that it leaves open, with what is decided of them. */
export function useRulePreview(values: ComputedRef<RuleValues>) {
  const organizerId = useOrganizerId()
  const eventId = useEventId()

  /** A body, so that what is the same is asked once; empty as long as the rule is incomplete. */
  const typed = computed(() =>
    check(values.value).size > 0 ? '' : JSON.stringify(newSeries(values.value)),
  )
  const asked = refDebounced(typed, PAUSE_MS)

  function useAnswerTo(body: Readonly<{ value: string }>) {
    return useQuery({
      queryKey: useAccountKey('series-preview', organizerId, eventId, body),
      queryFn: () =>
        previewSeries(organizerId.value, eventId.value, JSON.parse(body.value) as NewSeries),
      enabled: () => body.value !== '' && organizerId.value !== '',
      placeholderData: keepPreviousData,
    })
  }

  // Without any decision: what is decided stays a question, and can be decided otherwise.
  const open = useAnswerTo(asked)
  const questions = computed(() => (asked.value === '' ? [] : (open.data.value?.ambiguous ?? [])))

  const choices = shallowRef<ReadonlyMap<string, SeriesChoice>>(new Map())
  const decisions = computed(() =>
    questions.value.flatMap(({ recurrence_on }) => {
      const choice = choices.value.get(recurrence_on)
      return choice ? [{ recurrence_on, choice }] : []
    }),
  )
  const decide = (body: NewSeries): NewSeries =>
    decisions.value.length === 0
      ? body
      : { ...body, series: { ...body.series, decisions: decisions.value } }
  const decided = computed(() =>
    asked.value === '' ? '' : JSON.stringify(decide(JSON.parse(asked.value) as NewSeries)),
  )
  const answer = useAnswerTo(decided)

  const isCurrent = computed(
    () =>
      typed.value !== '' &&
      typed.value === asked.value &&
      answer.isSuccess.value &&
      !answer.isPlaceholderData.value,
  )

  return {
    /** Those of the rule as it was typed last; nothing while it is incomplete or refused. */
    dates: computed(() =>
      typed.value === '' || answer.isError.value ? undefined : answer.data.value,
    ),
    questions,
    choices,
    choose(recurrenceOn: string, choice: SeriesChoice): void {
      choices.value = new Map([...choices.value, [recurrenceOn, choice]])
    },
    decide,
    error: answer.error,
    /** The dates are those of what is typed now, and nothing is left to decide. */
    isReady: computed(() => isCurrent.value && answer.data.value?.ambiguous.length === 0),
    /** Asks again what has to be decided. */
    askAgain: open.refetch,
  }
}
