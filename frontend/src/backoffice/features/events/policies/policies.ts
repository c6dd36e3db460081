// Who may cancel until when, as it is typed: time in hours, parts in percent.

import type { EditedEvent, EventChange } from '@/backoffice/api/event-types'
import { ifGiven, number, numberIn, whole } from '@/backoffice/form/numbers'
import { faultsOf, type Faults } from '@/backoffice/form/rules'
import { changedIn } from '@/backoffice/form/use-versioned-form'

const YEAR_HOURS = 8_760
const PERCENT = 100

/** A type and not an interface: its fields are gone through by name, which are those of the API. */
export type PolicyValues = {
  /** Empty: buyers may not cancel. */
  cancellable_until_hours: string
  cancellation_fee_basis_points: string
}

export function valuesOf(event: EditedEvent): PolicyValues {
  return {
    cancellable_until_hours: String(event.cancellable_until_hours ?? ''),
    cancellation_fee_basis_points: String(event.cancellation_fee_basis_points / PERCENT),
  }
}

export function check(values: PolicyValues): Faults {
  return faultsOf(values, {
    cancellable_until_hours: [ifGiven(whole(0, YEAR_HOURS))],
    cancellation_fee_basis_points: [number(0, PERCENT)],
  })
}

const basisPoints = (percent: string): number => Math.round((numberIn(percent) ?? 0) * PERCENT)

export function changeOf(before: PolicyValues, typed: PolicyValues): EventChange {
  const { cancellable_until_hours: hours, cancellation_fee_basis_points: fee } = changedIn(
    before,
    typed,
  )
  return {
    ...(hours !== undefined && { cancellable_until_hours: numberIn(hours) ?? null }),
    ...(fee !== undefined && { cancellation_fee_basis_points: basisPoints(fee) }),
  }
}

export interface Terms {
  /** None: buyers cannot cancel. */
  hours?: number
  fee: number
}

/** What buyers would be told of what is typed; nothing while it is not legal. */
export function termsOf(values: PolicyValues): Terms | undefined {
  if (check(values).size > 0) return undefined
  return {
    hours: numberIn(values.cancellable_until_hours),
    fee: basisPoints(values.cancellation_fee_basis_points),
  }
}
