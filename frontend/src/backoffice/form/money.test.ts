import { expect, it } from 'vitest'
import { price } from './money'
import { amountIn, readMoney } from '@/format/typed-money'

it.each([
  ['12', 'EUR', 1_200],
  ['12,50', 'EUR', 1_250],
  ['12.50', 'EUR', 1_250],
  ['12,5', 'EUR', 1_250],
  [' 12,50 € ', 'EUR', 1_250],
  ['€12.50', 'EUR', 1_250],
  ['12.50 EUR', 'EUR', 1_250],
  ['0', 'EUR', 0],
  ['0,05', 'EUR', 5],
  ['1 234,50', 'EUR', 123_450],
  ['1\u202F234,50\u00A0€', 'EUR', 123_450],
  ['1.234,50', 'EUR', 123_450],
  ['1,234.50', 'EUR', 123_450],
  ['1.000.000', 'EUR', 100_000_000],
  ['1.234.50', 'EUR', 123_450],
  ['1’234.50', 'CHF', 123_450],
  // The yen has no decimals: what stands in it parts thousands.
  ['1250', 'JPY', 1_250],
  ['1,250', 'JPY', 1_250],
  ['¥1.250.000', 'JPY', 1_250_000],
  // The dinar has three.
  ['1,250', 'KWD', 1_250],
  ['1.2', 'KWD', 1_200],
  ['1,234.5', 'KWD', 1_234_500],
])('%j in %s is %i', (text, currency, amount) => {
  expect(amountIn(text, currency)).toBe(amount)
})

it.each([
  ['', 'EUR'],
  ['free', 'EUR'],
  ['-5', 'EUR'],
  ['.50', 'EUR'],
  ['12 USD', 'EUR'],
])('%j in %s is no price', (text, currency) => {
  expect(readMoney(text, currency)).toEqual({ wrong: 'noPrice' })
})

it.each([
  ['1,234', 'EUR'],
  ['12.500', 'EUR'],
  ['12.', 'EUR'],
  ['1.23.4', 'EUR'],
  ['12,34,56', 'EUR'],
])('does not guess what %j in %s means', (text, currency) => {
  expect(readMoney(text, currency)).toEqual({ wrong: 'decimals' })
  expect(price(currency)(text)).toEqual({ key: 'typed.decimals', named: { decimals: 2 } })
})

it('says when it is more than a price can be', () => {
  expect(price('EUR')('1000000,01')).toEqual({ key: 'typed.tooMuch' })
})

it('tells a currency without decimals apart', () => {
  expect(price('JPY')('12,5')).toEqual({ key: 'typed.noDecimals' })
  expect(price('JPY')('')).toEqual({ key: 'form.required' })
})
