// Prices as people type them, in minor units of their currency.

import { decimalsOf } from './money'

/** What may stand around and between digits: spaces, apostrophes as in Switzerland, signs of currencies. */
const AROUND = /[\s\u00A0\u202F'’\p{Sc}]/gu
/** Thousands, parted by the same sign. */
const GROUPED = /^\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+)$/
/** In minor units: what the server takes. */
const MOST = 100_000_000

/** Why a text is no price. */
export type NoMoney = 'noPrice' | 'decimals' | 'tooMuch'

type Reading = { amount: number } | { wrong: NoMoney }

/**
 * The minor units in “12,50”, “12.50”, “1 234,50”, “1.234,50” or “€12”. Where a comma or point could part thousands as well as
 * decimals, as in “1,234” euros, nothing is guessed.
 */
export function readMoney(text: string, currency: string): Reading {
  const plain = text.replaceAll(AROUND, '').replace(currency, '')
  if (!/^\d[\d.,]*$/.test(plain)) return { wrong: 'noPrice' }

  const decimals = decimalsOf(currency)
  const [units, fraction] = partsOf(plain, decimals)
  const isLegal = /^\d+$/.test(units) || GROUPED.test(units)
  if (!isLegal || fraction?.length === 0 || (fraction?.length ?? 0) > decimals)
    return { wrong: 'decimals' }

  const amount = Number(units.replaceAll(/[.,]/g, '') + (fraction ?? '').padEnd(decimals, '0'))
  return amount <= MOST ? { amount } : { wrong: 'tooMuch' }
}

/** What stands before and after the sign of the decimals, if there is one. */
function partsOf(plain: string, decimals: number): [units: string, fraction?: string] {
  const signs = plain.match(/[.,]/g) ?? []
  const sign = signs.at(-1)
  if (sign === undefined) return [plain]
  // Several of the same part thousands; one alone does where the currency has no decimals.
  const isGrouped = GROUPED.test(plain) && (decimals === 0 || signs.length > 1)
  const at = plain.lastIndexOf(sign)
  return isGrouped ? [plain] : [plain.slice(0, at), plain.slice(at + 1)]
}

/** Nothing where it is no price; for what a rule has passed. */
export function amountIn(text: string, currency: string): number | undefined {
  const reading = readMoney(text, currency)
  return 'amount' in reading ? reading.amount : undefined
}
