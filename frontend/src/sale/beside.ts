// Add-ons that are sold beside tickets of the same order only: so many for each ticket, whatever the dates.

import type { EventDetails, Product } from '@/api/types'
import { unitsOfRate, type Cart, type CartFault } from './cart'

function unitsOfProduct(cart: Cart, { rates }: Product): number {
  return rates.reduce((sum, rate) => sum + unitsOfRate(cart, rate.id), 0)
}

/** How many of a product the tickets in the cart allow; without an end, where it needs none. */
export function allowedBeside(cart: Cart, product: Product, products: Product[]): number {
  if (product.requires.length === 0) return Number.POSITIVE_INFINITY
  return product.requires.reduce((sum, { product_id, maximum }) => {
    const ticket = products.find(({ id }) => id === product_id)
    return sum + (ticket ? unitsOfProduct(cart, ticket) * maximum : 0)
  }, 0)
}

/** How many more of it they allow; less than none, where there are too many. */
export function roomBeside(cart: Cart, product: Product, products: Product[]): number {
  return allowedBeside(cart, product, products) - unitsOfProduct(cart, product)
}

/** The add-ons that have too few tickets beside them. */
export function ticketFaults(cart: Cart, { products }: EventDetails): CartFault[] {
  return products
    .filter((product) => roomBeside(cart, product, products) < 0)
    .map((product) => ({
      kind: 'tickets_missing',
      productId: product.id,
      limit: allowedBeside(cart, product, products),
    }))
}

/** The tickets that it is sold beside, of those that are offered. */
export function ticketsFor(product: Product, products: Product[]): Product[] {
  return products.filter(({ id }) => product.requires.some(({ product_id }) => product_id === id))
}
