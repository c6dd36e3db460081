import { expect, it } from 'vitest'
import { ifGiven, number, numberIn, whole } from './numbers'

it.each([
  ['1 000', 1_000],
  ['5,5', 5.5],
  ['5.5', 5.5],
  ['-1.6778', -1.6778],
])('%j is a number', (text, value) => expect(numberIn(text)).toBe(value))

it.each(['', 'x', '1,2,3', '1e3', '.5'])('%j is none', (text) =>
  expect(numberIn(text)).toBeUndefined(),
)

it('says which whole numbers are legal', () => {
  const fault = { key: 'typed.whole', named: { from: 1, to: 10 } }
  expect(['1', '10'].map(whole(1, 10))).toEqual([undefined, undefined])
  expect(['0', '11', '1,5', ''].map(whole(1, 10))).toEqual([fault, fault, fault, fault])
})

it('leaves decimals and empty fields where they are legal', () => {
  expect(number(0, 100)('5,5')).toBeUndefined()
  expect(number(0, 100)('')).toBeDefined()
  expect(ifGiven(number(0, 100))(' ')).toBeUndefined()
  expect(ifGiven(number(0, 100))('101')).toBeDefined()
})
