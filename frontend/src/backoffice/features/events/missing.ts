// What is missing before an event can be sold, and where it is seen to.

import { ApiProblem } from '@/api/problem'
import type { Missing } from '@/backoffice/api/set-up-types'

/** In the order in which an event is set up; with the page of each. */
export const NEEDS = [
  { kind: 'no_coming_date', route: 'event-dates' },
  { kind: 'no_area', route: 'event-capacity' },
  { kind: 'no_ticket', route: 'event-tickets' },
  { kind: 'no_sellable_rate', route: 'event-tickets' },
  { kind: 'no_payment_method', route: 'event-settings' },
  { kind: 'no_bank_account', route: 'bank-account' },
] as const

/** Asked of nobody who takes no bank transfers: it is told only when it is missing. */
const UNTOLD = 'no_bank_account'

export interface Check {
  kind: string
  need: Need | undefined
  isMissing: boolean
}

/** All that is needed, with what is missing; and what else the server misses. */
export function checksOf(missing: readonly Missing[]): Check[] {
  const kinds = missing.map(({ kind }) => kind)
  const known = NEEDS.map((need) => ({
    need,
    kind: need.kind,
    isMissing: kinds.includes(need.kind),
  }))
  const others = kinds
    .filter((kind) => !needOf(kind))
    .map((kind) => ({ need: undefined, kind, isMissing: true }))
  return [...known.filter(({ kind, isMissing }) => isMissing || kind !== UNTOLD), ...others]
}

export type Need = (typeof NEEDS)[number]

export const needOf = (kind: string): Need | undefined => NEEDS.find((need) => need.kind === kind)

/** What a refused publication says, if that is why. */
export function missingIn(error: unknown): Missing[] | undefined {
  if (!(error instanceof ApiProblem) || error.kind !== 'not-ready') return undefined
  return Array.isArray(error.body.missing) ? (error.body.missing as Missing[]) : []
}
