import { sessionStore } from '@/preferences/storage'
import { EMPTY_CART, type Cart } from './cart'

// A cart survives a reload, and a hold that ran out can be started again from it.

const nameOf = (eventSlug: string): string => `cart:${eventSlug}`

export function keptCart(eventSlug: string): Cart {
  return sessionStore.read<Cart>(nameOf(eventSlug)) ?? EMPTY_CART
}

export function keepCart(eventSlug: string, cart: Cart): void {
  sessionStore.write(nameOf(eventSlug), cart)
}

export function forgetCart(eventSlug: string): void {
  sessionStore.remove(nameOf(eventSlug))
}
