// A question as it is typed.

import type {
  EditedQuestion,
  NewQuestion,
  QuestionKind,
  QuestionScope,
} from '@/backoffice/api/questions'
import { ifGiven, numberIn, whole } from '@/backoffice/form/numbers'
import { faultsOf, type Faults } from '@/backoffice/form/rules'
import { both, checkLengths, LANGUAGES, type BothTexts } from '../texts'
import { conditionOf } from './conditions'

export const SCOPES = ['order', 'attendee'] as const satisfies readonly QuestionScope[]
export const KINDS = [
  'text',
  'choice',
  'choices',
  'boolean',
  'number',
  'date',
  'email',
  'telephone',
  'country',
] as const satisfies readonly QuestionKind[]
export const LENGTHS = { label: 200, help: 500 }
export const MOST_OPTIONS = 50
const MOST_CHARACTERS = 1_000
const MOST = 1_000_000_000

/** One of what is chosen from; without a value until it is saved. */
export type OptionValues = { value: string } & BothTexts

/**
 * A type and not an interface: its fields are gone through by name. They have the names that the API's fields have, so that its
 * refusals land on them.
 */
export type QuestionValues = {
  scope: QuestionScope
  kind: QuestionKind
  label: BothTexts
  help: BothTexts
  required: 'yes' | 'no'
  options: OptionValues[]
  maximum_length: string
  minimum: string
  maximum: string
  /** None: all. */
  product_ids: string[]
  /** The earlier question that it depends on; empty: it is always asked. */
  when: string
  /** The answer to that one: `true`, `false`, or the value of an option. */
  equals: string
}

export const hasOptions = (kind: QuestionKind): boolean => kind === 'choice' || kind === 'choices'
export const hasBounds = (kind: QuestionKind): boolean => kind === 'number' || kind === 'choices'

export const noOption = (): OptionValues => ({ value: '', fr: '', en: '' })

export const newValues = (): QuestionValues => ({
  scope: 'order',
  kind: 'text',
  label: both(null),
  help: both(null),
  required: 'no',
  options: [noOption(), noOption()],
  maximum_length: '',
  minimum: '',
  maximum: '',
  product_ids: [],
  when: '',
  equals: '',
})

const typed = (value: number | null): string => (value === null ? '' : String(value))

export function valuesOf(question: EditedQuestion): QuestionValues {
  const { scope, kind, label, help, options, product_ids, when } = question
  return {
    scope,
    kind,
    label: both(label),
    help: both(help),
    required: question.required ? 'yes' : 'no',
    options:
      options?.map((option) => ({ value: option.value, ...both(option.label) })) ??
      newValues().options,
    maximum_length: typed(question.maximum_length),
    minimum: typed(question.minimum),
    maximum: typed(question.maximum),
    product_ids: product_ids ?? [],
    when: when?.question_id ?? '',
    equals: when ? String(when.equals) : '',
  }
}

const isBlank = (texts: BothTexts): boolean =>
  LANGUAGES.every((language) => texts[language].trim() === '')

function checkOptions({ options }: QuestionValues, faults: Faults): void {
  options.forEach((option, index) => {
    if (isBlank(option)) faults.set(`/options/${index}/fr`, { key: 'questions.optionNeeded' })
    checkLengths(`options/${index}`, option, LENGTHS.label, faults)
  })
  if (options.length === 0) faults.set('/options', { key: 'questions.optionsNeeded' })
}

export function check(values: QuestionValues): Faults {
  const { kind, label, help, options } = values
  const [least, most] = kind === 'choices' ? [1, options.length] : [-MOST, MOST]
  const bound = hasBounds(kind) ? [ifGiven(whole(least, most))] : []
  const faults = faultsOf(values, {
    maximum_length: kind === 'text' ? [ifGiven(whole(1, MOST_CHARACTERS))] : [],
    minimum: bound,
    maximum: bound,
  })
  const [minimum, maximum] = [numberIn(values.minimum), numberIn(values.maximum)]
  if (faults.size === 0 && hasBounds(kind) && minimum !== undefined && maximum !== undefined)
    if (maximum < minimum) faults.set('/maximum', { key: 'questions.lessThanLeast' })
  if (isBlank(label)) faults.set('/label/fr', { key: 'questions.labelNeeded' })
  checkLengths('label', label, LENGTHS.label, faults)
  checkLengths('help', help, LENGTHS.help, faults)
  if (hasOptions(kind)) checkOptions(values, faults)
  if (values.when !== '' && values.equals === '')
    faults.set('/equals', { key: 'questions.answerNeeded' })
  return faults
}

/** What is sent, without what another kind or scope would have. It may depend on one of the earlier questions. */
export function questionOf(
  values: QuestionValues,
  earlier: readonly EditedQuestion[],
): NewQuestion {
  const { scope, kind, label, help, product_ids } = values
  const bound = (text: string): number | null => (hasBounds(kind) ? (numberIn(text) ?? null) : null)
  return {
    scope,
    kind,
    label,
    help,
    required: values.required === 'yes',
    options: hasOptions(kind)
      ? values.options.map(({ value, fr, en }) => ({ value: value || null, label: { fr, en } }))
      : null,
    maximum_length: kind === 'text' ? (numberIn(values.maximum_length) ?? null) : null,
    minimum: bound(values.minimum),
    maximum: bound(values.maximum),
    when: conditionOf(values, earlier),
    product_ids: scope === 'attendee' && product_ids.length > 0 ? product_ids : null,
  }
}

/** As buyers would be asked it. */
export function asked(id: string, values: QuestionValues): EditedQuestion {
  const { required, options, maximum_length, minimum, maximum, product_ids } = questionOf(
    values,
    [],
  )
  const numbered = options?.map(({ value, label }, index) => ({
    value: value ?? `new-${index}`,
    label,
  }))
  return {
    id,
    version: 0,
    scope: values.scope,
    kind: values.kind,
    label: values.label,
    help: values.help,
    required: required ?? false,
    options: numbered ?? null,
    maximum_length: maximum_length ?? null,
    minimum: minimum ?? null,
    maximum: maximum ?? null,
    when: null,
    product_ids: product_ids ?? null,
    archived_at: null,
    answers: 0,
  }
}
