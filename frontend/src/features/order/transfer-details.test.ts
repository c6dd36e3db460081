import { expect, it } from 'vitest'
import type { Payment } from '@/api/types'
import { transferDetails } from './transfer-details'

const instructions = {
  fr: 'Faites un virement de 37,50 € à Harmonie de Lyon dans les 6 jours.\nIBAN : FR76 3000 6000 0112 3456 7890 189\nCommunication : RF18 5390 0754 7034\nVos billets seront envoyés dès que le virement aura été reçu.',
  en: 'Transfer €37.50 to Harmonie de Lyon within 6 days.\nIBAN: FR76 3000 6000 0112 3456 7890 189\nReference: RF18 5390 0754 7034\nYour tickets will be sent as soon as the transfer has arrived.',
}

const payment = (changed: Partial<typeof instructions> = {}): Payment =>
  ({
    amount: { amount: 3750, currency: 'EUR' },
    instructions: { ...instructions, ...changed },
  }) as Payment

it('finds the parts of a transfer', () => {
  expect(transferDetails(payment())).toEqual({
    iban: 'FR7630006000011234567890189',
    bic: undefined,
    holder: 'Harmonie de Lyon',
    reference: 'RF18539007547034',
    amount: { amount: 3750, currency: 'EUR' },
  })
})

it('takes no part of what it does not wholly understand', () => {
  const without = (from: string | RegExp, to: string): unknown =>
    transferDetails(
      payment({ fr: instructions.fr.replace(from, to), en: instructions.en.replace(from, to) }),
    )
  expect(without('890 189', '890 188')).toBeUndefined()
  expect(without('RF18', 'RF19')).toBeUndefined()
  expect(without(/IBAN.*\n/, '')).toBeUndefined()
  expect(without('Harmonie de Lyon', '')).toBeUndefined()
  expect(transferDetails({ ...payment(), instructions: null })).toBeUndefined()
  expect(transferDetails(payment({ en: '' }))).toBeUndefined()
  const other = instructions.en.replace('Harmonie de Lyon', 'Somebody else')
  expect(transferDetails(payment({ en: other }))).toBeUndefined()
})
