// What several prices are to have in common, as it is typed; what is left empty stays as it is at each.

import type { EditedProduct, EditedRate, NewProduct } from '@/backoffice/api/set-up-types'
import { price } from '@/backoffice/form/money'
import { amountIn } from '@/format/typed-money'
import { faultsOf, type Faults } from '@/backoffice/form/rules'
import { momentIn } from '../moments'
import { bodyOf, ratesInShop } from './products'
import { checkSale } from './rate-values'

/** A type and not an interface: its fields are gone through by name. */
export type BulkRateValues = {
  /** Their ids. */
  rates: string[]
  price: string
  sale_starts_at: string
  sale_ends_at: string
}

export const nothingTyped = (): BulkRateValues => ({
  rates: [],
  price: '',
  sale_starts_at: '',
  sale_ends_at: '',
})

interface BulkContext {
  currency: string
  /** Of the venue: beginnings and ends are times of its clocks. */
  timeZone: string
}

export function check(values: BulkRateValues, { currency, timeZone }: BulkContext): Faults {
  const { rates, price: amount, sale_starts_at: starts, sale_ends_at: ends } = values
  const faults: Faults =
    amount.trim() === '' ? new Map() : faultsOf(values, { price: [price(currency)] })
  if (rates.length === 0) faults.set('/rates', { key: 'rates.choose' })
  checkSale(values, timeZone, faults)
  if ([amount, starts, ends].every((text) => text.trim() === ''))
    faults.set('/', { key: 'bulk.nothing' })
  return faults
}

/** The product with what is to be another of its rates that are chosen; nothing, where it has none of them. */
export function changeOfProduct(
  product: EditedProduct,
  values: BulkRateValues,
  { currency, timeZone }: BulkContext,
): NewProduct | undefined {
  const isChosen = ({ id }: EditedRate): boolean => values.rates.includes(id)
  if (!ratesInShop(product).some(isChosen)) return undefined
  const amount = values.price.trim() === '' ? undefined : amountIn(values.price, currency)
  const [from, until] = [
    momentIn(values.sale_starts_at, timeZone),
    momentIn(values.sale_ends_at, timeZone),
  ]
  const change = {
    ...(amount !== undefined && { price: amount }),
    ...(from && { sale_starts_at: from }),
    ...(until && { sale_ends_at: until }),
  }
  const body = bodyOf(product)
  const rates = body.rates.map((rate) =>
    rate.id && values.rates.includes(rate.id) ? { ...rate, ...change } : rate,
  )
  return { ...body, rates }
}
