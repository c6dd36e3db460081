// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import type { Order } from '@/api/types'
import {
  forgetKeptOrder,
  forgetPastOrders,
  keepOrder,
  keptOrder,
  type VisitFacts,
} from './kept-orders'

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

function order(secret: string, hoursLeft: number, changes: Partial<Order> = {}): Order {
  return {
    id: `id of ${secret}`,
    secret,
    status: 'paid',
    answers: { q: 'Vegetarian' },
    questions: [{ id: 'q' }],
    lines: [
      {
        status: 'live',
        ticket: { token: `token of ${secret}`, status: 'valid' },
        attendee: { name: 'Ada', answers: { q: 'Diabetic' } },
        occurrence: { id: 'o1', ends_at: inHours(hoursLeft) },
      },
    ],
    ...changes,
  } as unknown as Order
}

const facts = {
  organizer: { name: 'Parvis', email: 'box@parvis.example' },
  occurrences: [
    { id: 'o1', doors_at: null, venue: { name: 'Hall' } },
    { id: 'o2', doors_at: null, venue: { name: 'Elsewhere' } },
  ],
} as VisitFacts

const stored = (): string => JSON.stringify({ ...localStorage })

beforeEach(() => localStorage.clear())

it('keeps an order with its tickets, and what a visitor must know', () => {
  keepOrder({ order: order('s1', 1), facts, knownAtMs: 5 })
  const kept = keptOrder('s1')
  expect(kept?.order.lines[0]?.ticket?.token).toBe('token of s1')
  expect(kept?.order.lines[0]?.attendee?.name).toBe('Ada')
  expect(kept?.knownAtMs).toBe(5)
  expect(kept?.facts?.occurrences.map(({ id }) => id)).toEqual(['o1'])
  expect(keptOrder('s2')).toBeUndefined()
})

it('keeps nothing that the page does not show', () => {
  keepOrder({ order: order('s1', 1), facts, knownAtMs: 5 })
  expect(stored()).not.toMatch(/Vegetarian|Diabetic/)
})

it('keeps an order under its latest link only', () => {
  keepOrder({ order: order('s1', 1), facts, knownAtMs: 5 })
  keepOrder({ order: order('s2', 1, { id: 'id of s1' }), facts, knownAtMs: 6 })
  expect(keptOrder('s1')).toBeUndefined()
  expect(keptOrder('s2')?.knownAtMs).toBe(6)
})

it('gives back no order whose event is over', () => {
  keepOrder({ order: order('s1', -1), facts, knownAtMs: 5 })
  expect(keptOrder('s1')).toBeUndefined()
})

it('forgets on request, and leaves nothing', () => {
  keepOrder({ order: order('s1', 1), facts, knownAtMs: 5 })
  keepOrder({ order: order('s2', 1), facts, knownAtMs: 5 })
  forgetKeptOrder('s1')
  expect(keptOrder('s1')).toBeUndefined()
  expect(keptOrder('s2')).toBeDefined()
  forgetKeptOrder('s2')
  expect(localStorage).toHaveLength(0)
})

it('forgets what is over, and only that', () => {
  keepOrder({ order: order('s1', -1), facts, knownAtMs: 5 })
  keepOrder({ order: order('s2', 1), facts, knownAtMs: 5 })
  forgetPastOrders()
  expect(stored()).not.toContain('s1')
  expect(keptOrder('s2')).toBeDefined()
})
