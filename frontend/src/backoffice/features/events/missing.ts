// What is missing before an event can be sold, and where it is seen to.

import { ApiProblem } from '@/api/problem'
import type { Missing } from '@/backoffice/api/set-up-types'

/** In the order in which an event is set up; with the page of each. */
export const NEEDS = [
  { missing: 'coming_date', route: 'event-dates' },
  { missing: 'capacity', route: 'event-capacity' },
  { missing: 'ticket', route: 'event-tickets' },
  { missing: 'sellable_rate', route: 'event-tickets' },
  { missing: 'payment_method', route: 'event-settings' },
  { missing: 'bank_account', route: 'bank-account' },
] as const satisfies readonly { missing: Missing; route: string }[]

export type Need = (typeof NEEDS)[number]

export const needOf = (missing: Missing): Need | undefined =>
  NEEDS.find((need) => need.missing === missing)

/** Asked of nobody who takes no bank transfers: it is told only when it is missing. */
const UNTOLD: Missing = 'bank_account'

export interface Check {
  name: string
  /** Nothing: the server misses what these pages do not know. */
  need: Need | undefined
  isMissing: boolean
}

/** All that is needed, with what is missing. */
export function checksOf(missing: readonly Missing[]): Check[] {
  const known = NEEDS.map((need) => ({
    need,
    name: need.missing,
    isMissing: missing.includes(need.missing),
  }))
  const others = missing
    .filter((one) => !needOf(one))
    .map((name) => ({ need: undefined, name, isMissing: true }))
  return [...known.filter(({ name, isMissing }) => isMissing || name !== UNTOLD), ...others]
}

/** What a refused publication says, if that is why. */
export function missingIn(error: unknown): Missing[] | undefined {
  if (!(error instanceof ApiProblem) || error.kind !== 'not-ready') return undefined
  return Array.isArray(error.body.missing) ? (error.body.missing as Missing[]) : []
}
