import { expect, it } from 'vitest'
import { fieldId, leadsTo, pointerOf, valueAt } from './pointer'
import { email, faultsOf, maximum, passwordLength, required, sixDigits } from './rules'

it.each([
  ['name', '/name'],
  ['contact.email', '/contact/email'],
  ['lines[0].name', '/lines/0/name'],
  ['answers.a/b~c', '/answers/a~1b~0c'],
])('%s is %s in a request', (name, pointer) => {
  expect(pointerOf(name)).toBe(pointer)
})

it('reads a value by the name of its field', () => {
  const values = { name: 'Ada', lines: [{ name: 'first' }] }
  expect(valueAt(values, 'lines[0].name')).toBe('first')
  expect(valueAt(values, 'lines[1].name')).toBeUndefined()
})

it('knows what leads into a field and what only begins alike', () => {
  expect(leadsTo('/licence_numbers/1', '/licence_numbers')).toBe(true)
  expect(leadsTo('/name_of', '/name')).toBe(false)
})

it('gives fields of two forms different ids', () => {
  expect(fieldId('one', '/name')).not.toBe(fieldId('two', '/name'))
})

it.each(['ada', 'ada@example', 'a da@example.org', '@example.org', ''])('%j is no address', (one) =>
  expect(email(one)).toBeDefined(),
)

it.each(['ada@example.org', ' Ada+tag@bücher.example ', 'a@例え。テスト'])(
  '%j is an address',
  (one) => expect(email(one)).toBeUndefined(),
)

it('tells an address that many mail servers do not take', () => {
  expect(email('hélène@example.org')).toEqual({ key: 'form.email_not_ascii' })
})

it('counts the bytes of a password, as the server does', () => {
  expect(passwordLength('1234567')).toEqual({ key: 'password.tooShort' })
  expect(passwordLength('éééé')).toBeUndefined()
  // Four letters each with an accent of its own are four composed ones.
  expect(passwordLength('éé12'.normalize('NFD'))).toEqual({ key: 'password.tooShort' })
  expect(passwordLength('x'.repeat(1_024))).toBeUndefined()
  expect(passwordLength('x'.repeat(1_025))).toEqual({ key: 'password.tooLong' })
})

it('takes a code of six digits', () => {
  expect(sixDigits('123456')).toBeUndefined()
  expect(sixDigits('12345')).toBeDefined()
  expect(sixDigits('12345a')).toBeDefined()
})

it('says the first thing wrong with each field', () => {
  const faults = faultsOf(
    { name: '  ', email: 'ada@example.org' },
    { name: [required, maximum(1)], email: [email, maximum(3)] },
  )
  expect([...faults]).toEqual([
    ['/name', { key: 'form.required' }],
    ['/email', { key: 'form.too_long', named: { limit: 3 } }],
  ])
})
