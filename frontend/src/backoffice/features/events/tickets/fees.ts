// The organizer's fee as it is typed, and what buyers pay with it.

import type { EditedEvent, EventChange } from '@/backoffice/api/event-types'
import { price } from '@/backoffice/form/money'
import { amountIn } from '@/format/typed-money'
import { ifGiven, number, numberIn } from '@/backoffice/form/numbers'
import { faultsOf, type Faults } from '@/backoffice/form/rules'
import { changedIn } from '@/backoffice/form/use-versioned-form'

const PERCENT = 100
const MOST_PERCENT = 50
const ALL = 10_000

/** A type and not an interface: its fields are gone through by name, which are those of the API. */
export type FeeValues = {
  fees_passed_on: 'yes' | 'no'
  fee_fixed: string
  fee_basis_points: string
}

export type Fees = Pick<EditedEvent, 'fees_passed_on' | 'fee_fixed' | 'fee_basis_points'>

export function valuesOf(fees: Fees, format: (amount: number) => string): FeeValues {
  return {
    fees_passed_on: fees.fees_passed_on ? 'yes' : 'no',
    fee_fixed: fees.fee_fixed > 0 ? format(fees.fee_fixed) : '',
    fee_basis_points: fees.fee_basis_points > 0 ? String(fees.fee_basis_points / PERCENT) : '',
  }
}

export function check(values: FeeValues, currency: string): Faults {
  return faultsOf(values, {
    fee_fixed: [ifGiven(price(currency))],
    fee_basis_points: [ifGiven(number(0, MOST_PERCENT))],
  })
}

/** For what `check` has passed. */
export function feesOf(values: FeeValues, currency: string): Fees {
  return {
    fees_passed_on: values.fees_passed_on === 'yes',
    fee_fixed: amountIn(values.fee_fixed, currency) ?? 0,
    fee_basis_points: Math.round((numberIn(values.fee_basis_points) ?? 0) * PERCENT),
  }
}

export function changeOf(before: Fees, values: FeeValues, currency: string): EventChange {
  const { fees_passed_on, fee_fixed, fee_basis_points } = before
  return changedIn({ fees_passed_on, fee_fixed, fee_basis_points }, feesOf(values, currency))
}

/** To the nearest whole unit, half of one to the even side, as the server rounds. */
function share(amount: number, basisPoints: number): number {
  const units = Math.floor((amount * basisPoints) / ALL)
  const twice = 2 * ((amount * basisPoints) % ALL)
  const isUp = twice > ALL || (twice === ALL && units % 2 === 1)
  return isUp ? units + 1 : units
}

/** What buyers pay for what the organizer sells at so much. What is free stays free. */
export function buyerPrice(amount: number, fees: Fees): number {
  if (!fees.fees_passed_on || amount === 0) return amount
  return amount + fees.fee_fixed + share(amount, fees.fee_basis_points)
}
