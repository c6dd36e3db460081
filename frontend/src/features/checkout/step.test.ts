import { expect, it } from 'vitest'
import { stepOf } from './step'

it('is the form while places are held, then the payment', () => {
  expect(stepOf(undefined, undefined, false)).toBeUndefined()
  expect(stepOf('held', 20, false)).toBe('form')
  expect(stepOf('placed', 20, false)).toBe('payment')
  expect(stepOf('paid', undefined, true)).toBe('leaving')
})

it('is over when the time is', () => {
  expect(stepOf('held', 0, false)).toBe('ended')
  expect(stepOf('placed', 0, true)).toBe('ended')
  expect(stepOf('expired', 0, false)).toBe('ended')
  expect(stepOf('cancelled', undefined, true)).toBe('ended')
})

it('stays the form for whoever has pressed the button, though the time runs out', () => {
  expect(stepOf('held', 0, true)).toBe('form')
  expect(stepOf('expired', 0, true)).toBe('form')
})
