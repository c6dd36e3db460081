import { describe, expect, it } from 'vitest'
import { epcPayload, type Transfer } from './epc-payload'

// The layout of the standard's own example, in version 002.
const transfer: Transfer = {
  iban: 'BE72 0000 0000 1616',
  bic: 'BPOTBEB1',
  holder: 'Red Cross of Belgium',
  reference: 'Urgency fund',
  amount: { amount: 100, currency: 'EUR' },
}

describe('the text of a transfer’s QR code', () => {
  it('has one element a line, in the order of EPC069-12', () => {
    expect(epcPayload(transfer)).toBe(
      'BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\n\n\nUrgency fund',
    )
  })

  it('needs no BIC', () => {
    expect(epcPayload({ ...transfer, bic: undefined })?.split('\n')[4]).toBe('')
  })

  it('tells the amount to the cent', () => {
    const told = (amount: number): string | undefined =>
      epcPayload({ ...transfer, amount: { amount, currency: 'EUR' } })?.split('\n')[7]
    expect(told(1)).toBe('EUR0.01')
    expect(told(3805)).toBe('EUR38.05')
    expect(told(99_999_999_999)).toBe('EUR999999999.99')
  })

  it('does not exist for what the standard does not know', () => {
    const without = (changes: Partial<Transfer>): string | undefined =>
      epcPayload({ ...transfer, ...changes })
    expect(without({ amount: { amount: 100, currency: 'CHF' } })).toBeUndefined()
    expect(without({ amount: { amount: 0, currency: 'EUR' } })).toBeUndefined()
    expect(without({ amount: { amount: 100_000_000_000, currency: 'EUR' } })).toBeUndefined()
    expect(without({ holder: 'x'.repeat(71) })).toBeUndefined()
    expect(without({ reference: 'x'.repeat(141) })).toBeUndefined()
  })
})
