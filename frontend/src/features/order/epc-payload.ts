import type { Money } from '@/api/types'

export interface Transfer {
  iban: string
  bic?: string
  holder: string
  reference: string
  amount: Money
}

const MAXIMUM_NAME = 70
const MAXIMUM_REFERENCE = 140
const MAXIMUM_CENTS = 99_999_999_999

/**
 * What a banking app reads from a QR code to fill in a transfer: EPC069-12, version 002, UTF-8.
 * Undefined where the standard has no code for it: it knows euros only.
 */
export function epcPayload({ iban, bic, holder, reference, amount }: Transfer): string | undefined {
  const { amount: cents, currency } = amount
  const fits = holder.length <= MAXIMUM_NAME && reference.length <= MAXIMUM_REFERENCE
  if (currency !== 'EUR' || cents < 1 || cents > MAXIMUM_CENTS || !fits) return undefined
  return [
    'BCD',
    '002',
    '1',
    'SCT',
    bic ?? '',
    holder,
    iban.replaceAll(/\s/g, ''),
    `EUR${(cents / 100).toFixed(2)}`,
    // No purpose, and no structured reference: banks leave that field out of what people see.
    '',
    '',
    reference,
  ].join('\n')
}
