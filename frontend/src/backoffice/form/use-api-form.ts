// A form that is sent to the API: its values, what is wrong with them, and what the server said. The only file that knows
// @tanstack/vue-form.

import { revalidateLogic, useForm } from '@tanstack/vue-form'
import { useIntervalFn } from '@vueuse/core'
import {
  computed,
  onScopeDispose,
  ref,
  shallowReactive,
  shallowRef,
  toRaw,
  useId,
  watch,
  type ComputedRef,
  type InjectionKey,
  type Ref,
} from 'vue'
import { useI18n } from 'vue-i18n'
import { ApiProblem, type FieldError } from '@/api/problem'
import { problemText } from '@/backoffice/api/problem-text'
import { isSame, merge } from './disputes'
import { forgetDraft, readDraft, writeDraft } from './drafts'
import { fieldId, leadsTo, pointerOf, valueAt, type Pointer } from './pointer'
import type { Fault, Faults } from './rules'
import { registerUnsaved } from './unsaved'

const SECOND_MS = 1_000
const CHANGED = 'changed-meanwhile'

export interface ApiFormOptions<Values extends object, Answer> {
  /** All of them: a form is mounted when its data are there. */
  values: Values
  /** Kept under this name over a reload until it is sent; without what is secret. */
  keep?: string
  /** Passwords and codes: never kept, and emptied when they were refused. */
  secrets?: (keyof Values & string)[]
  check: (values: Values) => Faults
  send: (values: Values) => Promise<Answer>
  /** What is saved now, asked for when the server says that somebody else changed it meanwhile. */
  reload?: () => Promise<Values>
  /** Problems that are about one field, by kind: where they are told, and in which words if not those of `problemText`. */
  places?: Record<string, { at: Pointer; key?: string }>
  /** What is said of a field that the server refused, where the page knows better than the server's English words. */
  refusals?: (error: FieldError) => Fault | undefined
  sent?: (answer: Answer, values: Values) => void | Promise<void>
  /** Warns before it is left unsaved; a form that began empty and is not kept does not. */
  guard?: boolean
}

/** What the fields in a form know of it. */
export interface FormHandle {
  readonly isBusy: Readonly<Ref<boolean>>
  readonly isDirty: Readonly<Ref<boolean>>
  readonly isGuarded: boolean
  /** What was typed before a reload is back. */
  readonly isRestored: Readonly<Ref<boolean>>
  /** What went wrong with the whole of it. */
  readonly problem: Readonly<Ref<ApiProblem | undefined>>
  /** Seconds until the server takes the next try. */
  readonly secondsToWait: Readonly<Ref<number>>
  /** Messages by pointer: none before the first try, then always current. */
  readonly errors: ComputedRef<ReadonlyMap<Pointer, string>>
  /** What the server refused and no field stands for. */
  readonly otherErrors: ComputedRef<string[]>
  /** The fields that are shown, in their order, with their labels. */
  readonly fields: ReadonlyMap<Pointer, () => string>
  /** What somebody else saved meanwhile in fields that were changed here too, by the fields' names. */
  readonly disputes: Readonly<Ref<ReadonlyMap<string, unknown>>>
  /** Goes up with each try that failed. */
  readonly failures: Readonly<Ref<number>>
  idOf(pointer: Pointer): string
  valueOf(name: string): unknown
  set(name: string, value: unknown): void
  /** Until the end of the scope, this field is shown. */
  register(name: string, label: () => string): void
  /** Theirs is taken. */
  settle(name: string): void
  submit(): Promise<void>
  discard(): void
}

export interface ApiForm<Values extends object> extends FormHandle {
  readonly values: ComputedRef<Values>
  /** From now on these are the values that are saved. */
  reset(values?: Values): void
  /** Tells at the fields what the server says of the values before they are sent; nothing: it refuses none. */
  tell(error: ApiProblem | undefined): void
}

export const formKey: InjectionKey<FormHandle> = Symbol('form')

/** Nothing was there before: whoever leaves such a form loses what they see, and no more. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(isEmpty)
    : value === '' || value === false

export function useApiForm<Values extends object, Answer>(
  options: ApiFormOptions<Values, Answer>,
): ApiForm<Values> {
  const { keep, secrets = [], check, send, reload, places = {}, refusals, sent } = options
  const isGuarded = options.guard ?? (keep !== undefined || !isEmpty(options.values))
  const { t, n } = useI18n()
  const id = useId()

  const saved = shallowRef<Values>(options.values)
  const fields = shallowReactive(new Map<Pointer, () => string>())
  const refused = shallowRef<ReadonlyMap<Pointer, Fault>>(new Map())
  const others = shallowRef<Fault[]>([])
  const problem = shallowRef<ApiProblem>()
  const disputes = shallowRef<ReadonlyMap<string, unknown>>(new Map())
  const failures = ref(0)
  const isBusy = ref(false)

  const form = useForm({
    defaultValues: options.values,
    // Silent until the first try, then always current.
    validationLogic: revalidateLogic(),
    validators: {
      onDynamic: ({ value }): Faults | undefined => {
        const faults = check(value as Values)
        return faults.size > 0 ? faults : undefined
      },
    },
    onSubmit: ({ value }) => deliver(value as Values),
  })
  const values = form.useSelector((state) => state.values) as ComputedRef<Values>
  const faults = form.useSelector((state) => state.errorMap.onDynamic as Faults | undefined)

  /** Secrets that were refused, and are empty until somebody types: that is no fault of theirs. */
  const emptied = shallowRef<ReadonlySet<Pointer>>(new Set())

  const set = (name: string, value: unknown): void => {
    form.setFieldValue(name as never, value as never)
    const pointer = pointerOf(name)
    const kept = [...refused.value].filter(([where]) => !leadsTo(where, pointer))
    if (kept.length < refused.value.size) refused.value = new Map(kept)
    if (emptied.value.has(pointer))
      emptied.value = new Set([...emptied.value].filter((one) => one !== pointer))
  }

  const isDirty = computed(() => !isSame(values.value, saved.value))
  const isRestored = ref(false)
  if (keep !== undefined) {
    const draft = readDraft<Values>(keep)
    for (const [name, value] of Object.entries(draft?.values ?? {}))
      if (name in options.values) set(name, value)
    // Somebody else may have saved something since.
    if (draft) rebase(draft.before, options.values)
    isRestored.value = isDirty.value
    watch([values, isDirty], () => {
      if (!isDirty.value) forgetDraft(keep)
      else writeDraft(keep, withoutSecrets(saved.value), withoutSecrets(values.value))
    })
  }
  if (isGuarded) registerUnsaved(isDirty)

  function withoutSecrets(all: Values): object {
    return Object.fromEntries(
      Object.entries(all).filter(([name]) => !(secrets as string[]).includes(name)),
    )
  }

  /** Goes on from what is saved now: whether nothing is disputed. */
  function rebase(before: object, now: Values): boolean {
    const { theirs, disputed } = merge(before, values.value, now)
    saved.value = now
    for (const [name, value] of theirs) set(name, value)
    disputes.value = disputed
    refused.value = new Map(
      [...disputed.keys()].map((name) => [pointerOf(name), { key: 'dispute.field' }]),
    )
    return disputed.size === 0
  }

  function settle(name: string): void {
    set(name, disputes.value.get(name))
    disputes.value = new Map([...disputes.value].filter(([other]) => other !== name))
  }

  const secondsToWait = ref(0)
  const countdown = useIntervalFn(
    () => {
      secondsToWait.value -= 1
      if (secondsToWait.value > 0) return
      countdown.pause()
      problem.value = undefined
    },
    SECOND_MS,
    { immediate: false },
  )

  const textOf = ({ key, named = {} }: Fault): string => {
    const said = Object.entries(named).map(([name, value]) => [
      name,
      typeof value === 'number' ? n(value) : value,
    ])
    const words = Object.fromEntries(said) as Record<string, string>
    return t(key, words, typeof named.seconds === 'number' ? named.seconds : 1)
  }

  /** The field that a pointer leads to or into. */
  const closestTo = (where: string): Pointer | undefined =>
    [...fields.keys()]
      .filter((pointer) => leadsTo(where, pointer))
      .toSorted((one, other) => other.length - one.length)[0]

  const errors = computed(() => {
    const messages = new Map<Pointer, string>()
    const own = faults.value ?? new Map<Pointer, Fault>()
    // Of a list and its items, each has a field: it is said at the closest.
    const placed = new Map(
      [...refused.value].map(([where, fault]) => [closestTo(where), fault] as const).toReversed(),
    )
    // In the order of the fields, whoever complains.
    for (const pointer of fields.keys()) {
      const fault =
        placed.get(pointer) ?? (emptied.value.has(pointer) ? undefined : own.get(pointer))
      if (fault) messages.set(pointer, textOf(fault))
    }
    return messages
  })
  const otherErrors = computed(() => {
    const unseen = [...(faults.value ?? [])].filter(([pointer]) => !fields.has(pointer))
    return [...others.value, ...unseen.map(([, fault]) => fault)].map(textOf)
  })

  function clear(): void {
    refused.value = new Map()
    others.value = []
    problem.value = undefined
    emptied.value = new Set()
  }

  function reset(next: Values = saved.value): void {
    saved.value = toRaw(next)
    form.reset(saved.value)
    clear()
    disputes.value = new Map()
    isRestored.value = false
    if (keep !== undefined) forgetDraft(keep)
  }

  /** Sends it; again where somebody else changed other fields meanwhile, and not where a field is disputed. */
  async function sendOrAsk(sending: Values): Promise<[Answer, Values] | undefined> {
    try {
      return [await send(sending), sending]
    } catch (error) {
      if (!reload || !(error instanceof ApiProblem) || error.kind !== CHANGED) throw error
      if (!rebase(saved.value, await reload())) return undefined
      return [await send(values.value), values.value]
    }
  }

  async function deliver(sending: Values): Promise<void> {
    let done: [Answer, Values] | undefined
    try {
      done = await sendOrAsk(sending)
    } catch (error) {
      // Whoever waited for it is gone.
      if (error instanceof DOMException && error.name === 'AbortError') return
      if (!(error instanceof ApiProblem)) throw error
      refuse(error)
      return
    }
    if (!done) return
    const [answer, saving] = done
    // Clean before anything leads elsewhere.
    reset(saving)
    await sent?.(answer, saving)
  }

  function refuse(error: ApiProblem): void {
    const found = new Map<Pointer, Fault>()
    const rest: Fault[] = []
    for (const one of error.errors) {
      const fault = refusals?.(one) ?? { key: 'form.refused', named: { detail: one.detail } }
      const field = [...fields.keys()].find((pointer) => leadsTo(one.field, pointer))
      if (field) found.set(one.field as Pointer, fault)
      else rest.push(fault)
    }
    const place = places[error.kind]
    if (place) found.set(place.at, place.key ? { key: place.key } : problemText(error))

    const refusedSecrets = secrets.filter(
      (secret) => error.status === 403 || found.has(pointerOf(secret)),
    )
    for (const secret of refusedSecrets) form.setFieldValue(secret as never, '' as never)
    emptied.value = new Set(refusedSecrets.map(pointerOf))
    refused.value = found
    others.value = rest
    if (found.size === 0 && rest.length === 0) problem.value = error
    if (error.status === 429 && error.retryAfterSeconds) {
      secondsToWait.value = Math.ceil(error.retryAfterSeconds)
      countdown.resume()
    }
  }

  async function submit(): Promise<void> {
    if (isBusy.value || secondsToWait.value > 0) return
    isBusy.value = true
    clear()
    try {
      await form.handleSubmit()
    } finally {
      isBusy.value = false
    }
    if (problem.value || errors.value.size > 0 || otherErrors.value.length > 0) failures.value += 1
  }

  return {
    isBusy,
    isDirty,
    isGuarded,
    isRestored,
    problem,
    secondsToWait,
    errors,
    otherErrors,
    fields,
    disputes,
    failures,
    values,
    idOf: (pointer) => fieldId(id, pointer),
    valueOf: (name) => valueAt(values.value, name),
    set,
    register(name, label) {
      const pointer = pointerOf(name)
      fields.set(pointer, label)
      onScopeDispose(() => fields.delete(pointer))
    },
    settle,
    submit,
    discard: () => reset(),
    reset,
    tell(error) {
      clear()
      if (error) refuse(error)
    },
  }
}
