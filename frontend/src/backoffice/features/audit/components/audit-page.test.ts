// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AuditEntry } from '@/backoffice/api/types'
import {
  closeOffice,
  member,
  openOffice,
  press,
  sent,
  somebody,
  type,
  where,
  type Answers,
} from '@/backoffice/test-office'

const ME = somebody(member('parvis'))
const CALL = '/organizers/id-of-parvis/audit'

const entry = (sequence: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: `e${sequence}`,
  sequence,
  at: '2026-11-30T09:00:00Z',
  actor: { kind: 'person', id: 'ada', name: 'Ada' },
  action: 'member.changed',
  subject: { kind: 'account', id: 'bob', name: 'Bob' },
  difference: { role: ['sales', 'manager'], name: 'changed' },
  event_id: null,
  order_id: null,
  hash: '00',
  ...more,
})

const FIRST = [
  entry(6),
  entry(5, {
    actor: { kind: 'key', id: 'k1', name: 'Website' },
    action: 'event.opened',
    subject: { kind: 'event', id: 'x', name: null },
    difference: null,
  }),
  entry(4, { actor: { kind: 'operator', id: null, name: null }, action: 'organizer.founded' }),
]

let answers: Answers

const open = (query = '') => openOffice(`/o/parvis/audit${query}`, ME, answers)
const queries = () => sent.filter(({ name }) => name === `GET ${CALL}`)
const queryOf = () => Object.fromEntries(new URL(where(), 'http://localhost').searchParams)

beforeEach(() => {
  answers = {
    [`GET ${CALL}`]: ({ query }) =>
      query.cursor
        ? { items: [entry(3), entry(2)], next_cursor: null }
        : { items: FIRST, next_cursor: 'more' },
    'GET /organizers/id-of-parvis/members': [{ account_id: 'ada', name: 'Ada' }],
  }
})
afterEach(closeOffice)

it('says who did what, to whom, and what changed', async () => {
  const page = await open()
  const [first, second, third] = page.findAll('tbody tr').map((row) => row.text())
  expect(first).toMatch(/Entry 6.*Ada.*changed somebody’s role.*Bob/s)
  expect(first).toContain('Role: Sales → Manager')
  expect(first).toContain('Name: changed')
  expect(second).toMatch(/Website.*API key/s)
  expect(third).toMatch(/Operator.*founded the organizer/s)
})

it('shows an action and a subject without words by their names', async () => {
  const page = await open()
  const row = page.findAll('tbody tr')[1]
  expect(row?.get('code').text()).toBe('event.opened')
  expect(row?.text()).toContain('event')
})

it('has its filters in the address, and asks anew at once', async () => {
  await open()
  await type('Who', 'ada')
  await type('What', 'member.left')
  await vi.waitFor(() => expect(queryOf()).toEqual({ actor_id: 'ada', action: 'member.left' }))
  await vi.waitFor(() =>
    expect(queries().at(-1)?.query).toMatchObject({ actor_id: 'ada', action: 'member.left' }),
  )
  await type('Who', '')
  await vi.waitFor(() => expect(queryOf()).toEqual({ action: 'member.left' }))
})

it('has the filters of the address after a reload, also somebody who has left', async () => {
  const page = await open('?actor_id=gone&action=event.opened&from=2026-11-01')
  expect(queries()[0]?.query).toMatchObject({ actor_id: 'gone', action: 'event.opened' })
  const values = page
    .findAll<HTMLInputElement>('[role=search] [name]')
    .map(({ element }) => element.value)
  expect(values).toEqual(['gone', 'event.opened', '2026-11-01', ''])
})

it('shows more, and the focus goes to the first new row', async () => {
  const page = await open()
  await press('Show more')
  await vi.waitFor(() => expect(page.findAll('tbody tr')).toHaveLength(5))
  await vi.waitFor(() =>
    expect(document.activeElement?.closest('tr')?.textContent).toContain('Entry 3'),
  )
  expect(page.text()).not.toContain('Show more')
})

it('says when nothing passes the filters', async () => {
  answers[`GET ${CALL}`] = { items: [], next_cursor: null }
  const page = await open('?action=member.left')
  expect(page.text()).toContain('Nothing found')
})

it('checks a long chain part by part', async () => {
  answers[`GET ${CALL}/check`] = ({ query }) => {
    const from = Number(query.from ?? 1)
    const checked_to = Math.min(from + 49_999, 60_000)
    return {
      is_whole: true,
      broken_at: null,
      checked_from: from,
      checked_to,
      last_sequence: 60_000,
    }
  }
  const page = await open()
  await press('Check the chain')
  await vi.waitFor(() => expect(page.text()).toContain('Whole: 60,000 entries checked.'))
  const asked = sent.filter(({ name }) => name === `GET ${CALL}/check`)
  expect(asked.map(({ query }) => query)).toEqual([{}, { from: '50001' }])
})

it('says at which entry a chain breaks', async () => {
  answers[`GET ${CALL}/check`] = {
    is_whole: false,
    broken_at: 17,
    checked_from: 1,
    checked_to: 17,
    last_sequence: 60_000,
  }
  const page = await open()
  await press('Check the chain')
  await vi.waitFor(() =>
    expect(page.get('[role=alert]').text()).toContain('The chain breaks at entry 17'),
  )
})
