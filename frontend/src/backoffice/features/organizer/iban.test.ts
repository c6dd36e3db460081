import { expect, it } from 'vitest'
import { iban, inGroups, isIban } from './iban'

// Of the registry of ISO 13616.
it.each([
  'FR14 2004 1010 0505 0001 3M02 606',
  'fr1420041010050500013m02606',
  'DE89 3704 0044 0532 0130 00',
  'NO93 8601 1117 947',
  'MT84\u{a0}MALT 0110 0001 2345 MTLC AST0 01S',
])('reads %s', (typed) => expect(isIban(typed)).toBe(true))

it.each([
  'FR',
  'FR15 2004 1010 0505 0001 3M02 606',
  'FR14 2004 1010 0505 0001 3M02 660',
  'FR14 2004 1010 0505 0001 3M02',
  '1234 2004 1010 0505 0001 3M02 606',
  'FRéà 2004 1010 0505 0001 3M02 606',
])('refuses %s', (typed) => expect(iban(typed)?.key).toBe('bank.notAnIban'))

it('says of an empty one that it is needed', () => {
  expect(iban(' ')?.key).toBe('form.required')
})

it('shows it as banks print it', () => {
  expect(inGroups(' fr14 20041010 0505 0001 3M02606')).toBe('FR14 2004 1010 0505 0001 3M02 606')
  expect(inGroups('')).toBe('')
})
