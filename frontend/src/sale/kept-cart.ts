import { sessionStore } from '@/preferences/storage'
import { EMPTY_CART, type Cart } from './cart'

// A cart survives a reload, and a hold that ran out can be started again from it; with its code.

const nameOf = (eventSlug: string): string => `cart:${eventSlug}`
const codeNameOf = (eventSlug: string): string => `code:${eventSlug}`

export function keptCart(eventSlug: string): Cart {
  return sessionStore.read<Cart>(nameOf(eventSlug)) ?? EMPTY_CART
}

export function keepCart(eventSlug: string, cart: Cart): void {
  sessionStore.write(nameOf(eventSlug), cart)
}

export function forgetCart(eventSlug: string): void {
  sessionStore.remove(nameOf(eventSlug))
  sessionStore.remove(codeNameOf(eventSlug))
}

/** The code last used for an event; empty where the visitor has taken it out. */
export function keptCode(eventSlug: string): string | undefined {
  return sessionStore.read<string>(codeNameOf(eventSlug))
}

export function keepCode(eventSlug: string, code: string): void {
  sessionStore.write(codeNameOf(eventSlug), code)
}
