import { computed, ref, shallowRef, watch, type InjectionKey, type Ref } from 'vue'
import type { ClockChoice } from '@/backoffice/api/set-up-types'
import type { OrganizerSettings } from '@/backoffice/api/types'
import { isSame } from '@/backoffice/form/disputes'
import { forgetDraft, readDraft, writeDraft } from '@/backoffice/form/drafts'
import { registerUnsaved } from '@/backoffice/form/unsaved'
import { make, PartFailed, type MadeParts, type Part, type Wanted } from './making'
import { refusedIn, type Refused } from './refused'
import { defaults, type Step, type WizardValues } from './values'

interface Kept {
  values: WizardValues
  made: MadeParts
}

export interface Failure {
  part: Part
  error: unknown
}

export interface Wizard {
  readonly values: Readonly<Ref<WizardValues>>
  readonly made: Readonly<Ref<MadeParts>>
  readonly refused: Readonly<Ref<readonly Refused[]>>
  /** Goes up when all that is typed became another: forms begin anew. */
  readonly edition: Readonly<Ref<number>>
  /** What was typed before a reload is back. */
  readonly isRestored: Readonly<Ref<boolean>>
  readonly isBusy: Readonly<Ref<boolean>>
  readonly failure: Readonly<Ref<Failure | undefined>>
  /** What is being made, or was, unless somebody went back to the questions. */
  readonly wanted: Readonly<Ref<Wanted | undefined>>
  type<Name extends Step>(step: Name, values: WizardValues[Name]): void
  /** Makes all parts that are not there yet; the event's id, when all are. */
  run(wanted: { isPublished: boolean; choice?: ClockChoice }): Promise<string | undefined>
  /** Back to the questions. */
  reconsider(): void
  /** All is said: what was typed is kept no longer, though it is shown until the page is left. */
  end(): void
  /** Begins anew. */
  discard(): void
}

export const wizardKey: InjectionKey<Wizard> = Symbol('wizard')

export function useWizard({ id, locale, currency }: OrganizerSettings): Wizard {
  const name = `first-event:${id}`
  const kept = readDraft<Kept>(name)?.values
  const values = shallowRef<WizardValues>({ ...defaults(currency), ...kept?.values })
  const made = shallowRef<MadeParts>(kept?.made ?? {})
  const refused = shallowRef<readonly Refused[]>([])
  const edition = ref(0)
  const isRestored = ref(kept !== undefined)
  const isBusy = ref(false)
  const failure = shallowRef<Failure>()
  const wanted = shallowRef<Wanted>()

  const hasEnded = ref(false)
  const isDirty = computed(
    () =>
      !hasEnded.value &&
      (!isSame(values.value, defaults(currency)) || Object.keys(made.value).length > 0),
  )
  registerUnsaved(isDirty)
  watch([values, made], () => {
    if (isDirty.value) writeDraft<Kept>(name, {}, { values: values.value, made: made.value })
    else forgetDraft(name)
  })

  async function run(how: {
    isPublished: boolean
    choice?: ClockChoice
  }): Promise<string | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    failure.value = undefined
    refused.value = []
    const all: Wanted = { ...how, values: values.value, language: locale }
    wanted.value = all
    try {
      return await make(id, all, made.value, (part, one) => {
        made.value = { ...made.value, [part]: one }
      })
    } catch (error) {
      if (!(error instanceof PartFailed)) throw error
      failure.value = { part: error.part, error: error.cause }
      refused.value = refusedIn(error, values.value)
      return undefined
    } finally {
      isBusy.value = false
    }
  }

  return {
    values,
    made,
    refused,
    edition,
    isRestored,
    isBusy,
    failure,
    wanted,
    type(step, typed) {
      values.value = { ...values.value, [step]: typed }
    },
    run,
    reconsider() {
      wanted.value = undefined
    },
    end() {
      hasEnded.value = true
      forgetDraft(name)
    },
    discard() {
      values.value = defaults(currency)
      made.value = {}
      refused.value = []
      wanted.value = undefined
      isRestored.value = false
      edition.value += 1
    },
  }
}
