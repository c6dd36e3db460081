// What is missing before an event can be sold, and where it is seen to.

import { ApiProblem } from '@/api/problem'
import type { Missing } from '@/backoffice/api/set-up-types'

/** In the order in which an event is set up; with the page of each. */
export const NEEDS = [
  { kind: 'no_coming_date', route: 'event' },
  { kind: 'no_area', route: 'event' },
  { kind: 'no_ticket', route: 'event' },
  { kind: 'no_sellable_rate', route: 'event' },
  { kind: 'no_payment_method', route: 'event-settings' },
  { kind: 'no_bank_account', route: 'bank-account' },
] as const

export type Need = (typeof NEEDS)[number]

export const needOf = (kind: string): Need | undefined => NEEDS.find((need) => need.kind === kind)

/** What a refused publication says, if that is why. */
export function missingIn(error: unknown): Missing[] | undefined {
  if (!(error instanceof ApiProblem) || error.kind !== 'not-ready') return undefined
  return Array.isArray(error.body.missing) ? (error.body.missing as Missing[]) : []
}
