// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EventDate } from '@/backoffice/api/set-up-types'
import {
  bodiesOf,
  closeOffice,
  findByName,
  openOffice,
  press,
  refuseOnce,
  sent,
  submit,
  textOfPage,
  toastText,
  where,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, line, night } from '../test-data'
import { ME, messageAt, READER, typeAt } from '../test-events'

let dates: EventDate[]

const open = (path = '/events/gig/copy', me = ME) =>
  openOffice(`/o/parvis${path}`, me, {
    [`GET ${EVENT}`]: () => edited(),
    [`GET ${EVENT}/occurrences`]: () => ({ items: dates }),
    [`GET ${BASE}/events`]: {
      items: [line('gig'), line('gone', { deleted_at: '2027-01-01T00:00:00Z' })],
    },
    [`POST ${EVENT}/duplicate`]: () => edited({ id: 'ball', name: { en: 'The ball' } }),
    [`GET ${BASE}/events/ball`]: () => edited({ id: 'ball', name: { en: 'The ball' } }),
    [`GET ${BASE}/events/ball/checklist`]: { ready: false, missing: ['coming_date'] },
  })

beforeEach(() => {
  dates = [night('one', '2027-03-12')]
})
afterEach(closeOffice)

it('makes a copy under another name and leads to it', async () => {
  await open('/events')
  expect(findByName('a', 'Copy: The gone')).toBeUndefined()
  await press('Copy: The gig')
  expect(where()).toBe('/o/parvis/events/gig/copy')
  await typeAt('name.en', 'The ball')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/duplicate`)).toEqual([
    { name: { fr: 'Le concert', en: 'The ball' }, first_day: null },
  ])
  expect(sent.find(({ name }) => name.endsWith('/duplicate'))?.key).toBeTruthy()
  expect(where()).toBe('/o/parvis/events/ball')
  expect(toastText()).toBe('“The ball” is a draft: nobody sees it yet.')
})

it('asks which moment is meant where clocks skip a time on the new day', async () => {
  await open()
  await typeAt('first_day', '2027-03-28')
  refuseOnce(`POST ${EVENT}/duplicate`, 422, 'ambiguous-time', {
    errors: [{ pointer: '#/first_day', detail: 'a time that clocks show' }],
    kind: 'gap',
    earlier: { at: '2027-03-28T00:30:00Z', local: '2027-03-28T01:30', offset_minutes: 60 },
    later: { at: '2027-03-28T01:30:00Z', local: '2027-03-28T03:30', offset_minutes: 120 },
  })
  await submit()
  expect(textOfPage()).toContain('they skip this time')
  await press('3:30 AM (UTC+2), the later one')
  expect(bodiesOf(`POST ${EVENT}/duplicate`).at(-1)).toMatchObject({
    first_day: '2027-03-28',
    choice: 'later',
  })
  expect(where()).toBe('/o/parvis/events/ball')
})

it('asks for no day where no date takes place', async () => {
  dates = [night('one', '2027-03-12', { status: 'cancelled' })]
  await open()
  expect(document.querySelector('[name="first_day"]')).toBeNull()
  expect(textOfPage()).toContain('The event has no dates that could be copied')
  await typeAt('name.fr', ' ')
  await typeAt('name.en', ' ')
  await submit()
  expect(messageAt('name.fr')).not.toBe('')
  expect(bodiesOf(`POST ${EVENT}/duplicate`)).toEqual([])
})

it('is offered in the settings, and to nobody who changes nothing', async () => {
  await open('/events/gig/settings')
  await press('Copy the event')
  expect(where()).toBe('/o/parvis/events/gig/copy')
  await open('/events', READER)
  expect(findByName('a', 'Copy: The gig')).toBeUndefined()
})
