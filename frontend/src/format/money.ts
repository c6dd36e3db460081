import currencies from '@/api/currencies.json'
import type { Money } from '@/api/types'

const formatters = new Map<string, Intl.NumberFormat>()

/** How many decimals a currency has by ISO 4217. Browsers know other numbers for some, such as none for the Lebanese pound. */
export function decimalsOf(currency: string): number {
  return (currencies as Record<string, number>)[currency] ?? 2
}

function formatter(currency: string, locale: string): Intl.NumberFormat {
  const name = `${locale} ${currency}`
  let found = formatters.get(name)
  if (!found) {
    const decimals = decimalsOf(currency)
    found = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
    formatters.set(name, found)
  }
  return found
}

/** A price as people of that locale write it, for instance "12,50 €". */
export function formatMoney(money: Money, locale: string): string {
  return formatter(money.currency, locale).format(money.amount / 10 ** decimalsOf(money.currency))
}

/** The same as the field of a form takes it, for instance "1234,50". */
export function formatBareAmount(money: Money, locale: string): string {
  return formatter(money.currency, locale)
    .formatToParts(money.amount / 10 ** decimalsOf(money.currency))
    .filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'fraction')
    .map(({ value }) => value)
    .join('')
}

/** A tax rate as a percentage: 550 basis points are "5.5%". */
export function formatBasisPoints(basisPoints: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  )
}

/** The tax contained in a gross amount, rounded half to even once, as the server computes it per line. */
export function taxInGross(grossAmount: number, rateBasisPoints: number): number {
  const numerator = BigInt(grossAmount) * BigInt(rateBasisPoints)
  const denominator = BigInt(10_000 + rateBasisPoints)
  const quotient = numerator / denominator
  const twiceRest = (numerator % denominator) * 2n
  const roundsUp = twiceRest > denominator || (twiceRest === denominator && quotient % 2n === 1n)
  return Number(roundsUp ? quotient + 1n : quotient)
}
