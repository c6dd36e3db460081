// A ticket or add-on as it is typed, without its rates.

import type { Area, EditedProduct, NewProduct, ProductKind } from '@/backoffice/api/set-up-types'
import { price } from '@/backoffice/form/money'
import { amountIn } from '@/format/typed-money'
import { ifGiven, numberIn, whole } from '@/backoffice/form/numbers'
import { faultsOf, required, type Faults } from '@/backoffice/form/rules'
import { LENGTHS } from '../limits'
import { choiceOf, type Tax } from '../taxes/choices'
import { both, checkLengths, checkName, type BothTexts } from '../texts'
import { bodyOf } from './products'

const MOST_BESIDE = 100

/** A type and not an interface: its fields are gone through by name. */
export type ProductValues = {
  kind: ProductKind
  name: BothTexts
  description: BothTexts
  /** Of a tax: see `choices.ts`. Empty as long as none is chosen. */
  tax_rate_id: string
  /** Of an add-on: how many beside each ticket, by the ticket's id; all empty: it is sold by itself too. */
  requires: Record<string, string>
  /** Of a new one, whose first rate is made with it. */
  price: string
  /** Of a new one: where one of it takes a place; empty as long as none of several is chosen. */
  area: string
}

/** The tickets that an add-on may be sold beside. */
export const ticketsIn = (
  products: readonly EditedProduct[],
  own: EditedProduct | undefined,
): EditedProduct[] => products.filter(({ id, kind }) => kind === 'ticket' && id !== own?.id)

const nothingBeside = (tickets: readonly EditedProduct[]): Record<string, string> =>
  Object.fromEntries(tickets.map(({ id }) => [id, '']))

export const newValues = (
  kind: ProductKind,
  tickets: readonly EditedProduct[],
  areas: readonly Area[],
): ProductValues => ({
  kind,
  requires: nothingBeside(tickets),
  name: both(null),
  description: both(null),
  tax_rate_id: '',
  price: '',
  area: areas.length === 1 ? (areas[0]?.name ?? '') : '',
})

export function valuesOf(product: EditedProduct, tickets: readonly EditedProduct[]): ProductValues {
  const beside = product.requires.map(({ product_id, maximum }) => [product_id, String(maximum)])
  return {
    kind: product.kind,
    requires: { ...nothingBeside(tickets), ...(Object.fromEntries(beside) as object) },
    name: both(product.name),
    description: both(product.description),
    tax_rate_id: choiceOf(product),
    price: '',
    area: '',
  }
}

/** With a currency the first price is looked at, too, and what it takes. */
export function check(values: ProductValues, currency?: string): Faults {
  const faults = faultsOf(values, {
    tax_rate_id: [required],
    price: currency ? [price(currency)] : [],
    area: currency ? [required] : [],
  })
  checkName(values.name, faults)
  for (const [id, typed] of Object.entries(values.requires)) {
    const fault = ifGiven(whole(0, MOST_BESIDE))(typed)
    if (fault && values.kind === 'addon') faults.set(`/requires/${id}`, fault)
  }
  checkLengths('description', values.description, LENGTHS.description, faults)
  return faults
}

function fieldsOf(values: ProductValues, tax: Tax): Omit<NewProduct, 'rates'> {
  const { kind, name, description } = values
  const requires = Object.entries(values.requires).flatMap(([product_id, typed]) => {
    const maximum = numberIn(typed) ?? 0
    return kind === 'addon' && maximum > 0 ? [{ product_id, maximum }] : []
  })
  return { kind, name, description, ...tax, requires }
}

/** For everybody, and one unit of its area, until it is said otherwise. */
export function productOf(
  values: ProductValues,
  tax: Tax,
  currency: string,
  name: BothTexts,
): NewProduct {
  const takes = [{ area: values.area, units: 1 }]
  return {
    ...fieldsOf(values, tax),
    rates: [{ name, price: amountIn(values.price, currency) ?? 0, takes }],
  }
}

export function changeOf(read: EditedProduct, values: ProductValues, tax: Tax): NewProduct {
  return { ...fieldsOf(values, tax), rates: bodyOf(read).rates }
}
