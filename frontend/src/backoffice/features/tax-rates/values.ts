// A rate of tax as it is typed.

import type { NewTaxRate, TaxRate, TaxRateChange } from '@/backoffice/api/tax-rates'
import { number, numberIn } from '@/backoffice/form/numbers'
import { faultsOf, maximum, required, type Faults } from '@/backoffice/form/rules'

export const LENGTHS = { name: 100, line: 200 }
const PERCENT = 100

/** Types and not interfaces: their fields are gone through by name. */
export type ChangeValues = { name: string; legal_reference: string; exemption_reason: string }
export type NewValues = ChangeValues & {
  /** Percent. */
  basis_points: string
}

export const NOTHING: NewValues = {
  name: '',
  basis_points: '',
  legal_reference: '',
  exemption_reason: '',
}

export const valuesOf = ({ name, legal_reference, exemption_reason }: TaxRate): ChangeValues => ({
  name,
  legal_reference: legal_reference ?? '',
  exemption_reason: exemption_reason ?? '',
})

export const isFree = ({ basis_points }: NewValues): boolean => numberIn(basis_points) === 0

export function check(values: ChangeValues): Faults {
  return faultsOf(values, {
    name: [required, maximum(LENGTHS.name)],
    legal_reference: [maximum(LENGTHS.line)],
    exemption_reason: [maximum(LENGTHS.line)],
  })
}

export function checkNew(values: NewValues): Faults {
  return new Map([...check(values), ...faultsOf(values, { basis_points: [number(0, 100)] })])
}

export function changeOf(values: ChangeValues): TaxRateChange {
  const { name, legal_reference, exemption_reason } = values
  return {
    name: name.trim(),
    legal_reference: legal_reference.trim() || null,
    exemption_reason: exemption_reason.trim() || null,
  }
}

/** For what `checkNew` has passed. */
export function rateOf(values: NewValues): NewTaxRate {
  const basis_points = Math.round((numberIn(values.basis_points) ?? 0) * PERCENT)
  const { exemption_reason, ...others } = changeOf(values)
  return { ...others, basis_points, exemption_reason: basis_points === 0 ? exemption_reason : null }
}
