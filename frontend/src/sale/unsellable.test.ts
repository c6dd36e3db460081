import { expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import type { Order } from '@/api/types'
import { unsellableReason, whatHappened } from './unsellable'

const problem = (kind: string): ApiProblem => new ApiProblem(409, { type: `/problems/${kind}` })

it('knows the problems of what does not take place', () => {
  expect(unsellableReason(problem('date-cancelled'))).toBe('date_cancelled')
  expect(unsellableReason(problem('event-withdrawn'))).toBe('event_withdrawn')
  expect(unsellableReason(problem('date-over'))).toBe('date_over')
  expect(unsellableReason(problem('hold-expired'))).toBeUndefined()
  expect(unsellableReason(new Error('offline'))).toBeUndefined()
})

it('says that a date was called off where that ended the order', () => {
  const order = (status: string, isCancelled: boolean): Order =>
    ({ status, unsellable: null, lines: [{ occurrence: { is_cancelled: isCancelled } }] }) as Order
  expect(whatHappened(order('cancelled', true))).toBe('date_cancelled')
  expect(whatHappened(order('cancelled', false))).toBeUndefined()
  expect(whatHappened(order('paid', true))).toBeUndefined()
  expect(whatHappened({ ...order('placed', false), unsellable: 'date_over' })).toBe('date_over')
})
