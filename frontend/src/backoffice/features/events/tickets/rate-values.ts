// A rate as it is typed.

import type { Area, EditedProduct, EditedRate, NewRate } from '@/backoffice/api/set-up-types'
import { price } from '@/backoffice/form/money'
import { amountIn } from '@/format/typed-money'
import { ifGiven, numberIn, whole } from '@/backoffice/form/numbers'
import { faultsOf, type Faults } from '@/backoffice/form/rules'
import { momentIn, typedMoment, undecided } from '../moments'
import { both, checkName, type BothTexts } from '../texts'
import { isKnown, OWN, slugOf } from './audiences'

const MOST_PER_ORDER = 100
const MOST_UNITS = 100
const USUAL_PER_ORDER = 10

/** What a rate is typed and read with. */
export interface RateContext {
  currency: string
  /** Of the venue: beginnings and ends are times of its clocks. */
  timeZone: string
  areas: readonly Area[]
  /** An amount as a field takes it. */
  format: (amount: number) => string
}

/**
 * A type and not an interface: its fields are gone through by name. They have the names that the API's fields have, so that its
 * refusals land on them.
 */
export type RateValues = {
  name: BothTexts
  audience: string
  price_kind: 'fixed' | 'free_choice'
  /** The least where buyers choose, who are told `suggested_price` and choose no more than `maximum_price`. */
  price: string
  suggested_price: string
  maximum_price: string
  sale_starts_at: string
  sale_ends_at: string
  needs_code: 'yes' | 'no'
  minimum_per_order: string
  maximum_per_order: string
  /** Units by the number of the area, as names may have any signs: `a0`. */
  takes: Record<string, string>
  /** The dates it is sold for; none: all. */
  occurrence_ids: string[]
}

export const areaKey = (index: number): string => `a${index}`

function unitsOf({ areas }: RateContext, rate: EditedRate | undefined): Record<string, string> {
  return Object.fromEntries(
    areas.map(({ name }, index) => {
      const units = rate ? rate.takes.find(({ area }) => area === name)?.units : undefined
      // One of the first, where nothing is said yet.
      const usual = !rate && index === 0 ? '1' : ''
      return [areaKey(index), units ? String(units) : usual]
    }),
  )
}

const amountOf = (amount: number | null | undefined, format: RateContext['format']): string =>
  typeof amount === 'number' ? format(amount) : ''

export function valuesOf(
  product: EditedProduct,
  id: string | undefined,
  context: RateContext,
): RateValues {
  const rate = product.rates.find((one) => one.id === id)
  const { format, timeZone } = context
  return {
    name: both(rate?.name),
    audience: rate?.audience ?? 'everyone',
    price_kind: rate?.price_kind ?? 'fixed',
    price: rate ? format(rate.price) : '',
    suggested_price: amountOf(rate?.suggested_price, format),
    maximum_price: amountOf(rate?.maximum_price, format),
    sale_starts_at: typedMoment(rate?.sale_starts_at, timeZone),
    sale_ends_at: typedMoment(rate?.sale_ends_at, timeZone),
    needs_code: rate?.needs_code ? 'yes' : 'no',
    minimum_per_order: String(rate?.minimum_per_order ?? 1),
    maximum_per_order: String(rate?.maximum_per_order ?? USUAL_PER_ORDER),
    takes: unitsOf(context, rate),
    occurrence_ids: rate?.occurrence_ids ?? [],
  }
}

/** Whether a sale ends before it begins, or it is not said when. */
export function checkSale(
  { sale_starts_at, sale_ends_at }: Pick<RateValues, 'sale_starts_at' | 'sale_ends_at'>,
  timeZone: string,
  faults: Faults,
): void {
  const [from, until] = [momentIn(sale_starts_at, timeZone), momentIn(sale_ends_at, timeZone)]
  if (from && until && until <= from) faults.set('/sale_ends_at', { key: 'tickets.endsFirst' })
  for (const [name, typed] of Object.entries({ sale_starts_at, sale_ends_at })) {
    const fault = undecided(typed, timeZone)
    if (fault) faults.set(`/${name}`, fault)
  }
}

/** What is suggested is from the least to the most, and more than nothing. */
function checkFreePrice(values: RateValues, currency: string, faults: Faults): void {
  const own = faultsOf(values, {
    suggested_price: [price(currency)],
    maximum_price: [ifGiven(price(currency))],
  })
  for (const [pointer, fault] of own) faults.set(pointer, fault)
  const [least = 0, suggested = 0, most = Number.POSITIVE_INFINITY] = [
    amountIn(values.price, currency),
    amountIn(values.suggested_price, currency),
    amountIn(values.maximum_price, currency),
  ]
  if (most < least && !own.has('/maximum_price'))
    faults.set('/maximum_price', { key: 'tickets.mostTooLow' })
  else if ((suggested < Math.max(least, 1) || suggested > most) && !own.has('/suggested_price'))
    faults.set('/suggested_price', { key: 'tickets.suggestedOutside' })
}

export function check(values: RateValues, { currency, areas, timeZone }: RateContext): Faults {
  const faults = faultsOf(values, {
    price: [price(currency)],
    minimum_per_order: [whole(1, MOST_PER_ORDER)],
    maximum_per_order: [whole(1, MOST_PER_ORDER)],
  })
  checkName(values.name, faults)
  if (values.price_kind === 'free_choice') checkFreePrice(values, currency, faults)
  checkSale(values, timeZone, faults)
  if ((numberIn(values.maximum_per_order) ?? 0) < (numberIn(values.minimum_per_order) ?? 0))
    faults.set('/maximum_per_order', { key: 'tickets.belowMinimum' })
  for (const [index] of areas.entries()) {
    const fault = ifGiven(whole(0, MOST_UNITS))(values.takes[areaKey(index)] ?? '')
    if (fault) faults.set(`/takes/${areaKey(index)}`, fault)
  }
  if (Object.values(values.takes).every((units) => !numberIn(units)))
    faults.set(`/takes/${areaKey(0)}`, { key: 'tickets.takesNothing' })
  return faults
}

function freePriceIn(
  { price_kind, suggested_price, maximum_price }: RateValues,
  currency: string,
): Pick<NewRate, 'price_kind' | 'suggested_price' | 'maximum_price'> {
  if (price_kind === 'fixed') return { price_kind, suggested_price: null, maximum_price: null }
  return {
    price_kind,
    suggested_price: amountIn(suggested_price, currency) ?? null,
    maximum_price: amountIn(maximum_price, currency) ?? null,
  }
}

/** For what `check` has passed. */
export function rateOf(
  values: RateValues,
  id: string | undefined,
  { currency, timeZone, areas }: RateContext,
): NewRate {
  const name = values.name.fr.trim() || values.name.en.trim()
  return {
    ...(id && { id }),
    name: values.name,
    audience: values.audience === OWN ? slugOf(name) : values.audience,
    price: amountIn(values.price, currency) ?? 0,
    ...freePriceIn(values, currency),
    sale_starts_at: momentIn(values.sale_starts_at, timeZone),
    sale_ends_at: momentIn(values.sale_ends_at, timeZone),
    needs_code: values.needs_code === 'yes',
    minimum_per_order: numberIn(values.minimum_per_order) ?? 1,
    maximum_per_order: numberIn(values.maximum_per_order) ?? USUAL_PER_ORDER,
    takes: areas.flatMap(({ name: area }, index) => {
      const units = numberIn(values.takes[areaKey(index)] ?? '') ?? 0
      return units > 0 ? [{ area, units }] : []
    }),
    occurrence_ids: values.occurrence_ids.length > 0 ? values.occurrence_ids : null,
  }
}

/** The audiences to choose from: the usual ones, those that there are, and one of its own. */
export function audiencesIn(
  products: readonly EditedProduct[],
  usual: readonly string[],
): string[] {
  const others = products
    .flatMap(({ rates }) => rates.map(({ audience }) => audience))
    .filter((audience) => !isKnown(audience))
  return [...new Set([...usual, ...others, OWN])]
}
