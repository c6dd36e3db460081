import { expect, it } from 'vitest'
import type { Order } from '@/api/types'
import { stepOf } from './step'

const sellable = (status: Order['status']) => ({ status, unsellable: null })

it('is the form while places are held, then the payment', () => {
  expect(stepOf(undefined, undefined, false)).toBeUndefined()
  expect(stepOf(sellable('held'), 20, false)).toBe('form')
  expect(stepOf(sellable('placed'), 20, false)).toBe('payment')
  expect(stepOf(sellable('paid'), undefined, true)).toBe('leaving')
})

it('is over when the time is', () => {
  expect(stepOf(sellable('held'), 0, false)).toBe('ended')
  expect(stepOf(sellable('placed'), 0, true)).toBe('ended')
  expect(stepOf(sellable('expired'), 0, false)).toBe('ended')
  expect(stepOf(sellable('cancelled'), undefined, true)).toBe('ended')
})

it('stays the form for whoever has pressed the button, though the time runs out', () => {
  expect(stepOf(sellable('held'), 0, true)).toBe('form')
  expect(stepOf(sellable('expired'), 0, true)).toBe('form')
})

it('is over for what does not take place any more', () => {
  expect(stepOf({ status: 'held', unsellable: 'date_cancelled' }, 20, true)).toBe('ended')
  expect(stepOf({ status: 'placed', unsellable: 'date_over' }, 20, false)).toBe('ended')
})
