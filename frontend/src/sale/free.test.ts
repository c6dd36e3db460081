import { expect, it } from 'vitest'
import type { Product } from '@/api/types'
import { isFreeOffer } from './free'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const at = (price: number, full: number | null = null): Product[] => [
  {
    rates: [{ price: euros(price), full_price: full === null ? null : euros(full) }],
  } as unknown as Product,
]

it('is free when it costs nothing to anybody, and not when a code makes it so', () => {
  expect(isFreeOffer(at(0))).toBe(true)
  expect(isFreeOffer(at(500))).toBe(false)
  expect(isFreeOffer(at(0, 500))).toBe(false)
  expect(isFreeOffer([])).toBe(false)
})
