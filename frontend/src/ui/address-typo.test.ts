import { expect, it } from 'vitest'
import { likelyAddress } from './address-typo'

it.each([
  ['ada@gmial.com', 'ada@gmail.com'],
  ['ada@gmail.con', 'ada@gmail.com'],
  ['ada@gmail.co', 'ada@gmail.com'],
  ['Ada.L@GMAIL.CMO', 'Ada.L@gmail.com'],
  ['ada@hotmial.fr', 'ada@hotmail.fr'],
  ['ada@outlok.fr', 'ada@outlook.fr'],
  ['ada@laposte.nte', 'ada@laposte.net'],
  ['ada@wanado.fr', 'ada@wanadoo.fr'],
  ['ada@oragne.fr', 'ada@orange.fr'],
])('asks whether %s is %s', (typed, meant) => {
  expect(likelyAddress(typed)).toBe(meant)
})

it.each([
  'ada@gmail.com',
  'ada@GMAIL.com',
  'ada@yahoo.fr',
  'ada@ville-lyon.fr',
  'ada@buyers.example',
  'ada@ens.fr',
  'ada@uliege.be',
  'ada@münchen.example',
  'ada',
  'ada@',
  '@gmail.com',
  'ada@x@gmail.con',
])('leaves %s in peace', (typed) => {
  expect(likelyAddress(typed)).toBeUndefined()
})
