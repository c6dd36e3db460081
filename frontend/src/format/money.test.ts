import { describe, expect, it } from 'vitest'
import written from '@/api/amounts.json'
import { formatBareAmount, formatBasisPoints, formatMoney, taxInGross } from './money'

/** Intl separates with narrow and plain no-break spaces; a reader sees a space. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')

describe('formatMoney', () => {
  it('writes euros as each language does', () => {
    const price = { amount: 1250, currency: 'EUR' }
    expect(plain(formatMoney(price, 'fr-FR'))).toBe('12,50 €')
    expect(plain(formatMoney(price, 'en-GB'))).toBe('€12.50')
  })

  it('knows currencies without and with three decimals', () => {
    expect(plain(formatMoney({ amount: 1250, currency: 'JPY' }, 'fr-FR'))).toBe('1 250 JPY')
    expect(plain(formatMoney({ amount: 1250, currency: 'KWD' }, 'en-GB'))).toBe('KWD 1.250')
  })

  it('writes amounts for forms without currency and groups', () => {
    const price = { amount: 123_450, currency: 'EUR' }
    expect(formatBareAmount(price, 'fr-FR')).toBe('1234,50')
    expect(formatBareAmount(price, 'en-GB')).toBe('1234.50')
    expect(formatBareAmount({ ...price, currency: 'CHF' }, 'fr-CH')).toBe('1234.50')
  })

  /** Without the currency, which the browser names as is usual where the visitor is. */
  const number = (text: string): string =>
    plain(text).replaceAll(/^[^-\d]+|(?<=-)[^\d]+|[^\d]+$/g, '')

  it.each(['fr-FR', 'en-GB'])('writes the number as the server does: %s', (locale) => {
    for (const [currency, amount, french, english] of written as [
      string,
      number,
      string,
      string,
    ][]) {
      const server = locale === 'fr-FR' ? french : english
      expect(`${currency} ${number(formatMoney({ amount, currency }, locale))}`).toBe(
        `${currency} ${number(server)}`,
      )
    }
  })

  it.each(['fr-BE', 'fr-CA', 'fr-CH', 'fr-MA', 'en-US', 'en-CA', 'en-IN', 'en-ZA'])(
    'writes the digits of the server in every variety of a language: %s',
    (locale) => {
      const digits = (text: string): string => text.replaceAll(/\D/g, '')
      for (const [currency, amount, french] of written as [string, number, string][]) {
        const page = formatMoney({ amount, currency }, locale)
        expect(`${currency} ${digits(page)}`).toBe(`${currency} ${digits(french)}`)
      }
    },
  )

  it('writes a refund as a negative amount', () => {
    expect(plain(formatMoney({ amount: -990, currency: 'CHF' }, 'fr-FR'))).toBe('-9,90 CHF')
  })
})

describe('formatBasisPoints', () => {
  it('keeps the decimals of reduced rates', () => {
    expect(plain(formatBasisPoints(550, 'fr-FR'))).toBe('5,5 %')
    expect(plain(formatBasisPoints(2000, 'en-GB'))).toBe('20%')
    expect(plain(formatBasisPoints(210, 'en-GB'))).toBe('2.1%')
  })
})

describe('taxInGross', () => {
  it('takes the tax out of a gross price', () => {
    expect(taxInGross(12_000, 2000)).toBe(2000)
    expect(taxInGross(1055, 550)).toBe(55)
    expect(taxInGross(0, 2000)).toBe(0)
    expect(taxInGross(1000, 0)).toBe(0)
  })

  it('rounds a half to the even cent', () => {
    // A rate of 100 % makes the tax exactly half of the gross.
    expect(taxInGross(1, 10_000)).toBe(0)
    expect(taxInGross(3, 10_000)).toBe(2)
    expect(taxInGross(5, 10_000)).toBe(2)
  })
})
