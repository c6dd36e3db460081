// A product as it is sent: always whole, with all of its rates that are in the shop.

import { ApiProblem } from '@/api/problem'
import type { EditedProduct, EditedRate, NewProduct, NewRate } from '@/backoffice/api/set-up-types'

export const ratesInShop = ({ rates }: EditedProduct): EditedRate[] =>
  rates.filter(({ archived }) => !archived)

function bodyOfRate(rate: EditedRate): NewRate {
  const { id, name, audience, price, sale_starts_at, sale_ends_at, needs_code } = rate
  const { minimum_per_order, maximum_per_order, takes, occurrence_ids } = rate
  const { price_kind, suggested_price, maximum_price } = rate
  return {
    id,
    name,
    audience,
    price,
    price_kind,
    suggested_price,
    maximum_price,
    sale_starts_at,
    sale_ends_at,
    needs_code,
    minimum_per_order,
    maximum_per_order,
    takes,
    occurrence_ids,
  }
}

export function bodyOf(product: EditedProduct): NewProduct {
  const { kind, name, description, tax_rate_id, tax_rate_basis_points, requires } = product
  return {
    kind,
    name,
    description,
    ...(tax_rate_id ? { tax_rate_id } : { tax_rate_basis_points }),
    // A ticket is sold by itself.
    requires: kind === 'addon' ? requires : [],
    rates: ratesInShop(product).map(bodyOfRate),
  }
}

/** Where a rate stands among those that are sent; a new one is the last. */
export function indexOfRate(product: EditedProduct, id: NewRate['id']): number {
  const rates = ratesInShop(product)
  const index = rates.findIndex((rate) => rate.id === id)
  return index < 0 ? rates.length : index
}

/** The product with a rate in the place of what it was, or at the end. */
export function withRate(product: EditedProduct, rate: NewRate): NewProduct {
  const body = bodyOf(product)
  const index = indexOfRate(product, rate.id)
  // What somebody else has taken away meanwhile is made anew.
  const isThere = index < body.rates.length
  return {
    ...body,
    rates: body.rates.toSpliced(index, 1, isThere ? rate : { ...rate, id: undefined }),
  }
}

export function withoutRate(product: EditedProduct, id: string): NewProduct {
  const body = bodyOf(product)
  return { ...body, rates: body.rates.filter((rate) => rate.id !== id) }
}

/** A list with what it has at one place at another. */
const movedTo = <Item>(items: readonly Item[], from: number, to: number): Item[] =>
  items.toSpliced(from, 1).toSpliced(to, 0, ...items.slice(from, from + 1))

/** The product with a rate at another place in the shop; what is archived is last. */
export function withRateMoved(product: EditedProduct, id: string, to: number): EditedProduct {
  const inShop = ratesInShop(product)
  const from = inShop.findIndex((rate) => rate.id === id)
  if (from < 0) return product
  const archived = product.rates.filter((rate) => rate.archived)
  return { ...product, rates: [...movedTo(inShop, from, to), ...archived] }
}

/** A refusal of one rate, as a form has it that shows no more than that one. */
export function refusalOfRate(error: unknown, index: number): unknown {
  if (!(error instanceof ApiProblem)) return error
  const beginning = `#/rates/${index}/`
  const errors = error.body.errors?.map((one) => ({
    ...one,
    pointer: one.pointer?.startsWith(beginning)
      ? `#/${one.pointer.slice(beginning.length)}`
      : one.pointer,
  }))
  return new ApiProblem(error.status, { ...error.body, errors }, error.retryAfterSeconds, error)
}
