import { expect, it } from 'vitest'
import { changesIn } from './difference'
import { filtersIn, toQuery } from './filters'

it('reads filters from an address, and no more than those', () => {
  expect(
    filtersIn({ actor_id: 'ada', action: '', from: '2026-11-01', until: 'soon', other: 'x' }),
  ).toEqual({ actor_id: 'ada', from: '2026-11-01' })
})

it('asks for whole days of the reader', () => {
  const { from, until, action } = toQuery({
    from: '2026-11-30',
    until: '2026-11-30',
    action: 'member.left',
  })
  expect(action).toBe('member.left')
  expect(new Date(from ?? '').getHours()).toBe(0)
  expect(Date.parse(until ?? '') - Date.parse(from ?? '')).toBe(86_400_000)
})

it('takes a day that no calendar has to the next one, and never fails', () => {
  expect(toQuery({ from: '2026-02-31' }).from).toBe(toQuery({ from: '2026-03-03' }).from)
})

it('shows of a difference what the entry says, and nothing that has another shape', () => {
  expect(
    changesIn({
      name: 'changed',
      role: ['sales', 'manager'],
      all_events: [true, false],
      count: 3,
      contact: { name: 'Ada', email: 'ada@example.org' },
      people: ['Ada', 'Bob', 'Cléo'],
      pair: [{ name: 'Ada' }, { name: 'Bob' }],
      nothing: null,
    }),
  ).toEqual([
    { field: 'name' },
    { field: 'role', before: 'sales', after: 'manager' },
    { field: 'all_events', before: true, after: false },
    { field: 'count', after: 3 },
  ])
  expect(changesIn(null)).toEqual([])
})
