import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import { computed, shallowRef, type ComputedRef } from 'vue'
import { ApiProblem, type FieldError } from '@/api/problem'
import { previewSeries } from '@/backoffice/api/set-up'
import type { EventSeries, NewSeries, SeriesChoice } from '@/backoffice/api/set-up-types'
import type { Fault } from '@/backoffice/form/rules'
import { useAccountKey } from '@/backoffice/session/session'
import { useEventId, useOrganizerId } from '../queries'
import { check, newSeries, type RuleValues } from './rule-values'

const PAUSE_MS = 350

type Decisions = EventSeries['series']['decisions']

/** What is said at the form of what the server wants decided. */
export const refusalOfRule = ({ field }: FieldError): Fault | undefined =>
  field === '/series/decisions' ? { key: 'rule.decide' } : undefined

/** The dates that a body makes, of which none is made; empty: nothing is asked. */
export function useSeriesDates(body: Readonly<{ value: string }>) {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useQuery({
    queryKey: useAccountKey('series-preview', organizerId, eventId, body),
    queryFn: () =>
      previewSeries(organizerId.value, eventId.value, JSON.parse(body.value) as NewSeries),
    enabled: () => body.value !== '' && organizerId.value !== '',
    placeholderData: keepPreviousData,
  })
}

/** The dates of a rule while it is typed, and the times that it leaves open, with what is decided of them. */
export function useRulePreview(values: ComputedRef<RuleValues>, decided: Decisions = []) {
  /** A body, so that what is the same is asked once; empty as long as the rule is incomplete. */
  const typed = computed(() =>
    check(values.value).size > 0 ? '' : JSON.stringify(newSeries(values.value)),
  )
  const asked = refDebounced(typed, PAUSE_MS)

  // Without any decision: what is decided stays a question, and can be decided otherwise.
  const open = useSeriesDates(asked)
  const questions = computed(() => (asked.value === '' ? [] : (open.data.value?.ambiguous ?? [])))

  const choices = shallowRef<ReadonlyMap<string, SeriesChoice>>(
    new Map(decided.map(({ recurrence_on, choice }) => [recurrence_on, choice])),
  )
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
  const sent = computed(() =>
    asked.value === '' ? '' : JSON.stringify(decide(JSON.parse(asked.value) as NewSeries)),
  )
  const answer = useSeriesDates(sent)

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
    /** Sends with what is decided; where the server wants more decided, it is asked what. */
    async sending<Answer>(
      send: (complete: (body: NewSeries) => NewSeries) => Promise<Answer>,
    ): Promise<Answer> {
      try {
        return await send(decide)
      } catch (error) {
        if (error instanceof ApiProblem && error.kind === 'ambiguous-times') void open.refetch()
        throw error
      }
    },
    error: answer.error,
    /** The dates are those of what is typed now, and nothing is left to decide. */
    isReady: computed(() => isCurrent.value && answer.data.value?.ambiguous.length === 0),
  }
}
