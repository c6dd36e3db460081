// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import {
  byName,
  closeOffice,
  findByName,
  openOffice,
  press,
  settle,
  where,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, night, venue } from '../test-data'
import { fieldOf, ME, READER } from '../test-events'

const CALENDAR = '/o/parvis/events/gig/dates?view=calendar'

const open = (path = CALENDAR, me = ME) =>
  openOffice(path, me, {
    [`GET ${EVENT}`]: () => Response.json(edited()),
    [`GET ${BASE}/venues`]: { items: [venue('hall')] },
    [`GET ${EVENT}/series`]: { items: [] },
    [`GET ${EVENT}/occurrences`]: {
      items: [
        night('one', '2100-03-12'),
        night('two', '2100-03-12', { status: 'cancelled', starts_at: '2100-03-12T14:00:00Z' }),
        night('three', '2100-04-02'),
      ],
    },
  })
const plain = (text: string | null | undefined): string =>
  (text ?? '').replaceAll(/[\u00A0\u202F\u2009]/g, ' ').trim()
const chosen = (): string =>
  plain(document.querySelector('[aria-selected="true"] button')?.getAttribute('aria-label'))
const month = (): string => plain(document.getElementById('calendar-month')?.textContent)
const entries = (): number => document.querySelectorAll('article').length
async function type(key: string): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  await settle()
}
const focusDay = () => document.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')?.focus()

afterEach(closeOffice)

it('is beside the list, at an address of its own', async () => {
  await open('/o/parvis/events/gig/dates')
  expect(document.querySelector('[role=grid]')).toBeNull()
  await press('Calendar')
  expect(where()).toContain('view=calendar')
  expect(byName('h3', 'March 2100')).toBeDefined()
  await press('List')
  expect(document.querySelector('[role=grid]')).toBeNull()
})

it('begins where something is to come, and says what is on each day', async () => {
  await open()
  expect(month()).toBe('March 2100')
  expect(chosen()).toBe('Friday, March 12, 2100: 8:30 PM and 3:00 PM (called off)')
  expect(entries()).toBe(2)
})

it('is one stop of the keyboard, whose arrows lead over the ends of months', async () => {
  await open()
  expect(document.querySelectorAll('[role=grid] [tabindex="0"]')).toHaveLength(1)
  focusDay()
  await type('ArrowRight')
  expect(chosen()).toBe('Saturday, March 13, 2100')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Saturday, March 13, 2100')
  expect(entries()).toBe(0)
  await type('ArrowDown')
  await type('ArrowDown')
  await type('ArrowDown')
  expect(month()).toBe('April 2100')
  await type('ArrowLeft')
  expect(chosen()).toBe('Friday, April 2, 2100: 9:30 PM')
  expect(entries()).toBe(1)
  await type('PageUp')
  expect(month()).toBe('March 2100')
  await press('Next month')
  expect(month()).toBe('April 2100')
})

it('adds a date on the day that is chosen, at the time of the newest one', async () => {
  await open()
  await press('Saturday, March 20, 2100')
  await press('Add a date on this day')
  expect(fieldOf('starts').value).toBe('2100-03-20T20:30')
  expect(fieldOf('ends').value).toBe('2100-03-20T22:30')
})

it('adds nothing for whoever only reads', async () => {
  await open(CALENDAR, READER)
  expect(entries()).toBe(2)
  expect(findByName('button', 'Add a date on this day')).toBeUndefined()
})
