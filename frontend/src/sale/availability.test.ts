import { describe, expect, it } from 'vitest'
import type { Availability, EventDetails, Order, Rate } from '@/api/types'
import { nextSaleStart, occurrenceState, rateStatus, withOwnHold } from './availability'

const full = {
  id: 'full',
  state: 'on_sale',
  occurrence_ids: ['friday', 'monday'],
  sale_starts_at: '2026-11-01T09:00:00Z',
} as Rate
const late = {
  id: 'late',
  state: 'upcoming',
  occurrence_ids: ['friday', 'saturday'],
  sale_starts_at: '2026-12-01T09:00:00Z',
} as Rate

const event = {
  occurrences: [
    { id: 'friday', state: 'on_sale' },
    { id: 'saturday', state: 'not_yet_on_sale' },
    { id: 'sunday', state: 'sold_out' },
    { id: 'monday', state: 'cancelled' },
  ],
  products: [{ kind: 'ticket', rates: [full, late] }],
} as EventDetails

function live(
  state: 'on_sale' | 'few_left' | 'sold_out',
  free: number | null = null,
): Availability {
  return { occurrences: [{ id: 'friday', rates: [{ id: 'full', state, free, total: null }] }] }
}

describe('the state of a rate', () => {
  it('is the latest availability', () => {
    expect(rateStatus(full, 'friday', live('few_left', 3))).toEqual({ state: 'few_left', free: 3 })
    expect(rateStatus(full, 'friday', live('sold_out')).free).toBeUndefined()
  })

  it('is the event page’s own before the first poll', () => {
    expect(rateStatus(full, 'friday', undefined)).toEqual({ state: 'on_sale' })
  })
})

describe('the state of a date', () => {
  it('is the best that its rates offer', () => {
    expect(occurrenceState(event, 'friday', undefined)).toBe('on_sale')
    expect(occurrenceState(event, 'friday', live('sold_out'))).toBe('not_yet_on_sale')
    expect(occurrenceState(event, 'saturday', undefined)).toBe('not_yet_on_sale')
  })

  it('is cancelled whatever its rates offer', () => {
    expect(occurrenceState(event, 'monday', undefined)).toBe('cancelled')
  })

  it('is the event’s word where no rate says anything', () => {
    expect(occurrenceState(event, 'sunday', undefined)).toBe('sold_out')
  })
})

it('counts down to the next opening, not to one that is past', () => {
  expect(nextSaleStart(event, Date.parse('2026-11-10T00:00:00Z'))).toBe('2026-12-01T09:00:00Z')
  expect(nextSaleStart(event, Date.parse('2026-12-02T00:00:00Z'))).toBeUndefined()
})

describe('what a visitor holds already', () => {
  const held = {
    lines: [
      { occurrence: { id: 'friday' }, rate_id: 'full', status: 'live' },
      { occurrence: { id: 'friday' }, rate_id: 'full', status: 'live' },
      { occurrence: { id: 'friday' }, rate_id: 'full', status: 'cancelled' },
    ],
  } as Order

  it('is added to what is left', () => {
    const seen = withOwnHold(live('few_left', 3), held)
    expect(rateStatus(full, 'friday', seen)).toEqual({ state: 'few_left', free: 5 })
  })

  it('can be had though everybody else finds it sold out', () => {
    const seen = withOwnHold(live('sold_out', 0), held)
    expect(rateStatus(full, 'friday', seen)).toEqual({ state: 'few_left', free: 2 })
    expect(rateStatus(full, 'friday', withOwnHold(live('sold_out'), held)).free).toBe(2)
  })

  it('shows no figure where the organizer shows none', () => {
    expect(rateStatus(full, 'friday', withOwnHold(live('on_sale'), held)).free).toBeUndefined()
  })
})
