// A code as it is typed, and what codes of a batch have in common.

import { ApiProblem } from '@/api/problem'
import type { CodeKind, EditedCode, NewCode, NewTerms } from '@/backoffice/api/codes'
import { price } from '@/backoffice/form/money'
import { amountIn } from '@/format/typed-money'
import { ifGiven, number, numberIn, whole } from '@/backoffice/form/numbers'
import { faultsOf, maximum, required, type Faults, type Rule } from '@/backoffice/form/rules'
import { momentIn, typedMoment, undecided } from '../moments'

export const CODE_LENGTHS = { code: 64, recipient: 254, batchName: 100, prefix: 20 }
export const MOST_IN_BATCH = 10_000
export const KINDS = ['percentage', 'fixed', 'unlock'] as const satisfies readonly CodeKind[]
const MOST_USES = 1_000_000
/** Hundredths of a percent. */
const BASIS_POINTS = 100

/** What codes are typed and read with. */
export interface CodeContext {
  currency: string
  /** Of the venue: beginnings and ends are times of its clocks. */
  timeZone: string
  /** An amount as a field takes it. */
  format: (amount: number) => string
}

/**
 * A type and not an interface: its fields are gone through by name. They have the names that the API's fields have, so that its
 * refusals land on them.
 */
export type TermsValues = {
  kind: CodeKind
  /** Percent, or a sum in the currency of the event. */
  value: string
  maximum_uses: string
  /** What it may take off in all, in the currency of the event. */
  budget: string
  valid_from: string
  valid_until: string
  /** None: all that need no code. */
  rate_ids: string[]
}

export type CodeValues = {
  code: string
  recipient: string
  terms: TermsValues
}

export const newTerms = (): TermsValues => ({
  kind: 'percentage',
  value: '',
  maximum_uses: '',
  budget: '',
  valid_from: '',
  valid_until: '',
  rate_ids: [],
})

export function valuesOf(code: EditedCode, { timeZone, format }: CodeContext): CodeValues {
  const { kind, value, maximum_uses, budget, valid_from, valid_until, rate_ids } = code
  const typedValue = (amount: number): string =>
    kind === 'percentage' ? String(amount / BASIS_POINTS) : format(amount)
  return {
    code: code.code,
    recipient: code.recipient ?? '',
    terms: {
      kind,
      value: value === null ? '' : typedValue(value),
      maximum_uses: maximum_uses === null ? '' : String(maximum_uses),
      budget: budget === null ? '' : format(budget),
      valid_from: typedMoment(valid_from, timeZone),
      valid_until: typedMoment(valid_until, timeZone),
      rate_ids,
    },
  }
}

const moreThanNothing =
  (currency: string): Rule<string> =>
  (text) =>
    price(currency)(text) ??
    (amountIn(text, currency) === 0 ? { key: 'codes.takesNothingOff' } : undefined)

/** Adds what is wrong with the terms. */
export function checkTerms(terms: TermsValues, context: CodeContext, faults: Faults): void {
  const { currency, timeZone } = context
  const { kind, value, maximum_uses, budget, valid_from, valid_until, rate_ids } = terms
  const uses = ifGiven(whole(1, MOST_USES))(maximum_uses)
  if (uses) faults.set('/terms/maximum_uses', uses)
  const sum = kind === 'unlock' ? undefined : ifGiven(moreThanNothing(currency))(budget)
  if (sum) faults.set('/terms/budget', sum)
  if (kind === 'percentage') {
    const fault = number(1 / BASIS_POINTS, 100)(value)
    if (fault) faults.set('/terms/value', fault)
  }
  if (kind === 'fixed') {
    const fault = moreThanNothing(currency)(value)
    if (fault) faults.set('/terms/value', fault)
  }
  if (kind === 'unlock' && rate_ids.length === 0)
    faults.set('/terms/rate_ids', { key: 'codes.unlocksNothing' })
  const [from, until] = [momentIn(valid_from, timeZone), momentIn(valid_until, timeZone)]
  if (from && until && until <= from) faults.set('/terms/valid_until', { key: 'codes.endsFirst' })
  for (const [name, typed] of Object.entries({ valid_from, valid_until })) {
    const fault = undecided(typed, timeZone)
    if (fault) faults.set(`/terms/${name}`, fault)
  }
}

export function check(values: CodeValues, context: CodeContext): Faults {
  const faults = faultsOf(values, {
    code: [required, maximum(CODE_LENGTHS.code)],
    recipient: [maximum(CODE_LENGTHS.recipient)],
  })
  checkTerms(values.terms, context, faults)
  return faults
}

/** For what `checkTerms` has passed. */
export function termsOf(terms: TermsValues, context: CodeContext, read?: EditedCode): NewTerms {
  const { currency, timeZone } = context
  const { kind, value, maximum_uses, budget, valid_from, valid_until, rate_ids } = terms
  // Fields have no seconds: a time that nobody changed keeps its own.
  const instant = (typed: string, before: string | null = null): string | null =>
    before && typed === typedMoment(before, timeZone) ? before : momentIn(typed, timeZone)
  const values: Record<CodeKind, () => number | null> = {
    percentage: () => Math.round((numberIn(value) ?? 0) * BASIS_POINTS),
    fixed: () => amountIn(value, currency) ?? 0,
    unlock: () => null,
  }
  return {
    kind,
    value: values[kind](),
    maximum_uses: numberIn(maximum_uses) ?? null,
    budget: kind === 'unlock' ? null : (amountIn(budget, currency) ?? null),
    valid_from: instant(valid_from, read?.valid_from),
    valid_until: instant(valid_until, read?.valid_until),
    rate_ids,
  }
}

export function codeOf(values: CodeValues, context: CodeContext, read?: EditedCode): NewCode {
  return {
    code: values.code.trim(),
    recipient: values.recipient.trim() || null,
    terms: termsOf(values.terms, context, read),
  }
}

export const isOver = ({ valid_until }: EditedCode, now = Date.now()): boolean =>
  valid_until !== null && Date.parse(valid_until) <= now

/** The same code, of which nobody has any use from now on. */
export function endedAt(code: EditedCode, now: number): NewCode {
  const { kind, value, maximum_uses, budget, valid_from, valid_until, rate_ids } = code
  // What has not begun yet ends before it does.
  const hasBegun = valid_from !== null && Date.parse(valid_from) < now
  return {
    code: code.code,
    recipient: code.recipient,
    terms: {
      kind,
      value,
      maximum_uses,
      budget,
      valid_from: hasBegun ? valid_from : null,
      valid_until: isOver(code, now) ? valid_until : new Date(now).toISOString(),
      rate_ids,
    },
  }
}

/** What a code is by now, as the refusal of a change to an older version says it. */
export function currentIn(error: unknown): EditedCode | undefined {
  if (!(error instanceof ApiProblem) || error.kind !== 'changed-meanwhile') return undefined
  return error.body.current as EditedCode | undefined
}
