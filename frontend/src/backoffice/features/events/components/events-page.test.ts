// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import {
  byName,
  closeOffice,
  heading,
  openOffice,
  press,
  sent,
  settle,
  somebody,
  member,
  textOfPage,
  type,
  where,
} from '@/backoffice/test-office'
import { BASE, line } from '../test-data'
import { ME } from '../test-events'

const PAUSE_MS = 350

afterEach(closeOffice)

const open = (path = '/o/parvis/events', items = [line('gig')], me = ME) =>
  openOffice(path, me, { [`GET ${BASE}/events`]: { items } })

const rows = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? '')
const asked = () => sent.filter(({ name }) => name === `GET ${BASE}/events`)

it('tells of each event when it is next, and how much of it is sold', async () => {
  await open('/o/parvis/events', [
    line('gig', { dates: 3 }),
    line('plan', { status: 'draft', next_date: null, dates: 0, capacity: 0, sold: 0, held: 0 }),
  ])
  expect(heading()).toBe('Events')
  const [gig, plan] = rows()
  // The hour is that of the venue.
  expect(gig).toContain('Mar 12, 2027, 8:30 PM')
  expect(gig).toContain('3 dates')
  expect(gig).toContain('42 of 200 sold')
  expect(gig).toContain('3 held')
  expect(gig).toContain('On sale')
  expect(plan).toContain('Draft')
  expect(plan).toContain('no places yet')
  expect(byName<HTMLAnchorElement>('a', 'The gig').getAttribute('href')).toBe(
    '/backoffice/o/parvis/events/gig',
  )
})

it('has a list for each part of an event’s life, in the address', async () => {
  await open()
  await press('Drafts')
  expect(where()).toBe('/o/parvis/events?state=drafts')
  expect(asked().map(({ query }) => query.state)).toEqual(['upcoming', 'drafts'])
  const current = document.querySelectorAll('main [aria-current="page"]')
  expect([...current].map(({ textContent }) => textContent?.trim())).toEqual(['Drafts'])
})

it('says why a list is empty', async () => {
  await open('/o/parvis/events?state=archived', [])
  expect(textOfPage()).toContain('Nothing is archived')
  await open('/o/parvis/events?search=jazz', [])
  expect(textOfPage()).toContain('Nothing with “jazz”')
})

it('looks for what is typed when the typing pauses', async () => {
  await open()
  await type('Search by name', 'ga')
  await type('Search by name', 'gala')
  expect(asked()).toHaveLength(1)
  await vi.waitFor(() => expect(where()).toBe('/o/parvis/events?search=gala'), {
    timeout: 5 * PAUSE_MS,
  })
  await settle()
  expect(asked().map(({ query }) => query.search)).toEqual([undefined, 'gala'])
})

it('asks for the next part of a long list, and goes on reading there', async () => {
  await openOffice('/o/parvis/events', ME, {
    [`GET ${BASE}/events`]: ({ query }) =>
      query.cursor === 'after-one'
        ? { items: [line('two')] }
        : { items: [line('one')], next_cursor: 'after-one' },
  })
  await press('More events')
  expect(rows().map((row) => row.includes('The two'))).toEqual([false, true])
  expect(document.activeElement?.textContent).toContain('The two')
  expect(textOfPage()).not.toContain('More events')
})

it('does not lead to what is deleted', async () => {
  await open('/o/parvis/events?state=deleted', [
    line('gone', { deleted_at: '2027-01-02T10:00:00Z' }),
  ])
  expect(rows()[0]).toContain('Deleted')
  expect(document.querySelector('tbody a')).toBeNull()
})

it('is on the first page what comes next', async () => {
  await openOffice('/o/parvis', ME, { [`GET ${BASE}/events`]: { items: [line('gig')] } })
  expect(asked().at(-1)?.query).toEqual({ state: 'upcoming', limit: '5' })
  expect(textOfPage()).toContain('Mar 12, 2027, 8:30 PM')
  await press('All events')
  expect(where()).toBe('/o/parvis/events')
})

it('is open to nobody without the right to see events', async () => {
  await open('/o/parvis/events', [], somebody(member('parvis', 'sales', ['see_organizer'])))
  expect(heading()).toBe('Not for your role')
})
