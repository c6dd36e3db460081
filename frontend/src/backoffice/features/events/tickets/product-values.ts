// A ticket or add-on as it is typed, without its rates.

import type { Area, EditedProduct, NewProduct, ProductKind } from '@/backoffice/api/set-up-types'
import { amountIn, price } from '@/backoffice/form/money'
import { faultsOf, required, type Faults } from '@/backoffice/form/rules'
import { LENGTHS } from '../limits'
import { choiceOf, type Tax } from '../taxes/choices'
import { both, checkLengths, checkName, type BothTexts } from '../texts'
import { bodyOf } from './products'

/** A type and not an interface: its fields are gone through by name. */
export type ProductValues = {
  kind: ProductKind
  name: BothTexts
  description: BothTexts
  /** Of a tax: see `choices.ts`. Empty as long as none is chosen. */
  tax_rate_id: string
  /** Of a new one, whose first rate is made with it. */
  price: string
}

export const newValues = (kind: ProductKind): ProductValues => ({
  kind,
  name: both(null),
  description: both(null),
  tax_rate_id: '',
  price: '',
})

export function valuesOf(product: EditedProduct): ProductValues {
  return {
    kind: product.kind,
    name: both(product.name),
    description: both(product.description),
    tax_rate_id: choiceOf(product),
    price: '',
  }
}

/** With a currency the first price is looked at, too. */
export function check(values: ProductValues, currency?: string): Faults {
  const faults = faultsOf(values, {
    tax_rate_id: [required],
    price: currency ? [price(currency)] : [],
  })
  checkName(values.name, faults)
  checkLengths('description', values.description, LENGTHS.description, faults)
  return faults
}

function fieldsOf(values: ProductValues, tax: Tax): Omit<NewProduct, 'rates'> {
  const { kind, name, description } = values
  return { kind, name, description, ...tax }
}

/** For everybody, and one unit of the first area, until it is said otherwise. */
export function productOf(
  values: ProductValues,
  tax: Tax,
  currency: string,
  areas: readonly Area[],
  name: BothTexts,
): NewProduct {
  const [first] = areas
  const takes = first ? [{ area: first.name, units: 1 }] : []
  return {
    ...fieldsOf(values, tax),
    rates: [{ name, price: amountIn(values.price, currency) ?? 0, takes }],
  }
}

export function changeOf(read: EditedProduct, values: ProductValues, tax: Tax): NewProduct {
  return { ...fieldsOf(values, tax), rates: bodyOf(read).rates }
}
