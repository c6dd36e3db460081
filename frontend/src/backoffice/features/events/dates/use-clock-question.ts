import { shallowRef, type Ref } from 'vue'
import type { FieldError } from '@/api/problem'
import type { ClockChoice } from '@/backoffice/api/set-up-types'
import type { Fault } from '@/backoffice/form/rules'
import { ambiguousIn, type AmbiguousTime } from '../clock'

/** Asks which instant is meant, where clocks skip or repeat a time that was sent, and sends it again with the answer. */
export function useClockQuestion(): {
  asked: Readonly<Ref<AmbiguousTime | undefined>>
  /** Sends with what was answered last. */
  sending: <Answer>(send: (choice?: ClockChoice) => Promise<Answer>) => Promise<Answer>
  choose: (choice: ClockChoice, submit: () => Promise<void>) => Promise<void>
  /** Another time is typed. */
  forget: () => void
  /** What is said at the field. */
  refusalOf: (error: FieldError) => Fault | undefined
} {
  const asked = shallowRef<AmbiguousTime>()
  let choice: ClockChoice | undefined

  return {
    asked,
    async sending(send) {
      asked.value = undefined
      try {
        return await send(choice)
      } catch (error) {
        asked.value = ambiguousIn(error)
        throw error
      }
    },
    async choose(chosen, submit) {
      choice = chosen
      await submit()
    },
    forget() {
      choice = undefined
      asked.value = undefined
    },
    refusalOf: ({ field }) =>
      asked.value?.field === field ? { key: 'dates.whichOne' } : undefined,
  }
}
