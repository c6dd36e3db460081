// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Cancellation } from '@/backoffice/api/cancellations'
import type { EventDate } from '@/backoffice/api/set-up-types'
import type { EditedEvent } from '@/backoffice/api/event-types'
import type { Right } from '@/backoffice/api/types'
import {
  bodiesOf,
  choose,
  closeOffice,
  dialog,
  findByName,
  isDialogOpen,
  member,
  openOffice,
  press,
  sent,
  somebody,
  submit,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, night } from '../test-data'
import { messageAt, typeAt } from '../test-events'

const RIGHTS: Right[] = ['see_organizer', 'see_events', 'edit_events', 'cancel_events', 'leave']
const OWNER = somebody(member('parvis', 'owner', RIGHTS))
const PREVIEW = {
  orders: 12,
  tickets: 30,
  paid: [{ amount: 37_500, currency: 'EUR' }],
  held: 2,
  awaiting_payment: 1,
}

let event: EditedEvent
let dates: EventDate[]
let cancellations: Cancellation[]

function cancellation(more: Partial<Cancellation> = {}): Cancellation {
  return {
    id: 'off',
    occurrence_id: null,
    refund: 'all',
    message: {},
    created_at: '2027-01-01T10:00:00Z',
    finished_at: null,
    total: 15,
    done: 4,
    failed: 0,
    ...more,
  }
}

function callOff(occurrence_id: string | null): Response {
  cancellations = [cancellation({ occurrence_id })]
  if (occurrence_id) dates = dates.map((date) => ({ ...date, status: 'cancelled' }))
  else event = { ...event, status: 'cancelled', version: event.version + 1 }
  return Response.json(cancellations[0], { status: 201 })
}

const open = (path: string, me = OWNER) =>
  openOffice(`/o/parvis/events/gig/${path}`, me, {
    [`GET ${EVENT}`]: () => event,
    [`GET ${EVENT}/checklist`]: { ready: true, missing: [] },
    [`GET ${BASE}/venues`]: { items: [] },
    [`GET ${EVENT}/occurrences`]: () => ({ items: dates }),
    [`GET ${EVENT}/cancellations`]: () => ({ items: cancellations }),
    [`GET ${EVENT}/cancellation-preview`]: PREVIEW,
    [`GET ${EVENT}/occurrences/one/cancellation-preview`]: PREVIEW,
    [`POST ${EVENT}/cancellations`]: () => callOff(null),
    [`POST ${EVENT}/occurrences/one/cancellations`]: () => callOff('one'),
  })
const openMenu = () =>
  choose(
    document.querySelector('[aria-label^="Actions:"]')?.getAttribute('aria-label') ?? '',
    'Call the date off',
  )

beforeEach(() => {
  event = edited({ status: 'published' })
  dates = [night('one', '2100-03-12')]
  cancellations = []
})
afterEach(closeOffice)

it('shows what would end, and calls the event off when its name was typed', async () => {
  await open('settings')
  await press('Call the event off')
  const text = dialog().textContent ?? ''
  for (const told of ['This is for good', 'Paid orders12', 'Tickets30', '€375.00'])
    expect(text).toContain(told)
  await submit()
  expect(messageAt('name')).toContain('That is not its name.')
  expect(bodiesOf(`POST ${EVENT}/cancellations`)).toEqual([])
  await typeAt('name', 'The gig')
  await typeAt('message.en', 'The roof is broken.')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/cancellations`)).toEqual([
    { refund: 'all', message: { fr: '', en: 'The roof is broken.' } },
  ])
  const post = sent.find(({ name }) => name === `POST ${EVENT}/cancellations`)
  expect(post).toMatchObject({ seen: '"4"', key: expect.stringMatching(/.{32}/) })
  expect(isDialogOpen()).toBe(false)
  expect(toastText()).toBe('It is called off. Its orders are being ended.')
  expect(findByName('button', 'Call the event off')).toBeUndefined()
})

it('calls a date off without refunds, and shows how many orders are ended', async () => {
  await open('dates')
  await openMenu()
  const none = dialog().querySelector<HTMLInputElement>('input[value="none"]')
  none?.click()
  await submit()
  expect(bodiesOf(`POST ${EVENT}/occurrences/one/cancellations`)).toEqual([
    { refund: 'none', message: { fr: '', en: '' } },
  ])
  expect(textOfPage()).toContain('4 of 15 orders are ended.')
  expect(document.querySelector('progress')?.getAttribute('max')).toBe('15')
})

it('says when all orders are ended, and which could not be', async () => {
  event = edited({ status: 'cancelled' })
  cancellations = [cancellation({ failed: 1 })]
  await open('')
  expect(textOfPage()).toContain('1 order could not be ended')
  cancellations = [cancellation({ finished_at: '2027-01-01T10:05:00Z', total: 15, done: 15 })]
  await open('')
  expect(textOfPage()).toContain('15 orders were ended.')
})

it('is offered to nobody who may not, and not for a draft', async () => {
  const seller = somebody(member('parvis', 'sales', ['see_organizer', 'see_events', 'edit_events']))
  await open('settings', seller)
  expect(findByName('button', 'Call the event off')).toBeUndefined()
  event = edited()
  await open('settings')
  expect(findByName('button', 'Call the event off')).toBeUndefined()
})
