import type { Product } from '@/api/types'

/** Whether nothing of it costs anything, to those without a code too: then no words of money are said. */
export function isFreeOffer(products: Product[]): boolean {
  const rates = products.flatMap((product) => product.rates)
  return (
    rates.length > 0 &&
    rates.every(
      ({ price, full_price: full, free_price: free }) => !free && (full ?? price).amount === 0,
    )
  )
}
