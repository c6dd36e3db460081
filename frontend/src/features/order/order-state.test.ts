import { describe, expect, it } from 'vitest'
import type { Order, OrderLine, Payment, Refund } from '@/api/types'
import { isUnsettled, orderState } from './order-state'

const issued = { status: 'live', ticket: { serial: 1 } } as OrderLine
const waiting = { status: 'live', ticket: null } as OrderLine
const cancelled = { status: 'cancelled', ticket: null } as OrderLine

function order(changes: Partial<Order>): Order {
  return { status: 'paid', lines: [issued], payment: null, refunds: [], ...changes } as Order
}

describe('a paid order', () => {
  it('waits until each line that counts has its ticket', () => {
    expect(orderState(order({ lines: [issued, waiting] }))).toBe('awaiting_tickets')
    expect(orderState(order({ lines: [issued, cancelled] }))).toBe('tickets')
    expect(isUnsettled(order({ lines: [waiting] }))).toBe(true)
    expect(isUnsettled(order({}))).toBe(false)
  })
})

describe('a placed order', () => {
  const online = { status: 'pending', redirect_url: 'https://pay.example' } as Payment
  const transfer = { status: 'pending', instructions: { en: 'IBAN' } } as Payment

  it('waits moments for a payment page and days for a transfer', () => {
    expect(orderState(order({ status: 'placed', payment: online }))).toBe('confirming_payment')
    expect(isUnsettled(order({ status: 'placed', payment: online }))).toBe(true)
    expect(orderState(order({ status: 'placed', payment: transfer }))).toBe('awaiting_transfer')
    expect(isUnsettled(order({ status: 'placed', payment: transfer }))).toBe(false)
  })

  it('waits for the buyer after a failed payment', () => {
    const failed = order({ status: 'placed', payment: { ...online, status: 'failed' } })
    expect(orderState(failed)).toBe('payment_failed')
    expect(orderState(order({ status: 'placed' }))).toBe('awaiting_payment')
    expect(isUnsettled(failed)).toBe(false)
  })
})

it('is not to be paid where there is nothing to pay for', () => {
  const transfer = { status: 'pending', redirect_url: null } as Payment
  const off = order({ status: 'placed', payment: transfer, unsellable: 'date_cancelled' })
  expect(orderState(off)).toBe('unsellable')
  expect(isUnsettled(off)).toBe(false)
  expect(
    isUnsettled({ ...off, payment: { ...transfer, redirect_url: 'https://pay.example' } }),
  ).toBe(true)
})

it('follows a refund until it is done', () => {
  const refund = (status: Refund['status']) => ({ status }) as Refund
  expect(isUnsettled(order({ status: 'cancelled', refunds: [refund('pending')] }))).toBe(true)
  expect(isUnsettled(order({ status: 'cancelled', refunds: [refund('succeeded')] }))).toBe(false)
})
