// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Deletion } from '@/backoffice/api/deletions'
import type { EditedCode, NewCode } from '@/backoffice/api/codes'
import type { EditedEvent } from '@/backoffice/api/event-types'
import {
  bodiesOf,
  byName,
  choose,
  closeOffice,
  dialog,
  findByName,
  isDialogOpen,
  member,
  openOffice,
  press,
  refusal,
  refuseOnce,
  sent,
  settle,
  somebody,
  submit,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { edited, EVENT, night, product, rate } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

const CODES = `${EVENT}/codes`
const SELLER = somebody(
  member('parvis', 'sales', ['see_organizer', 'see_events', 'see_codes', 'leave']),
)

function code(id: string, more: Partial<EditedCode> = {}): EditedCode {
  return {
    id,
    version: 3,
    code: id.toUpperCase(),
    kind: 'percentage',
    value: 2_000,
    maximum_uses: null,
    used: 0,
    held: 0,
    budget: null,
    budget_used: 0,
    budget_held: 0,
    valid_from: null,
    valid_until: null,
    rate_ids: [],
    recipient: null,
    batch: null,
    ordered: false,
    ...more,
  }
}

let event: EditedEvent
const DELETED: Deletion = {
  id: 'gone',
  kind: 'code',
  subject_id: 'friends',
  name: 'FRIENDS',
  names: null,
  deleted_by: 'Camille',
  deleted_at: '2027-01-01T10:00:00Z',
  restorable_until: '2027-01-31T10:00:00Z',
}

let codes: EditedCode[]

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/codes', me, {
    [`GET ${EVENT}`]: () => Response.json(event),
    [`GET ${EVENT}/occurrences`]: { items: [night('one', '2100-03-12')] },
    [`GET ${CODES}`]: ({ query }) => {
      const found = codes.filter((one) => one.code.includes((query.search ?? '').toUpperCase()))
      if (query.cursor) return { items: found.slice(2) }
      return { items: found.slice(0, 2), next_cursor: found.length > 2 ? 'rest' : null }
    },
    [`POST ${CODES}`]: ({ body }) => Response.json({ ...code('new'), ...(body as object) }),
    [`PUT ${CODES}/friends`]: ({ body, seen }) => {
      const [friends] = codes as [EditedCode]
      if (seen !== `"${friends.version}"`)
        return refusal(412, 'changed-meanwhile', { current: friends })
      const { terms, ...fields } = body as NewCode
      const changed = { ...friends, ...fields, ...terms, version: friends.version + 1 }
      codes = [changed as EditedCode]
      return Response.json(changed)
    },
    [`DELETE ${CODES}/friends`]: () => {
      codes = []
      return DELETED
    },
    [`POST ${EVENT}/code-batches`]: ({ body }) => ({
      id: 'made',
      name: 'Sponsors',
      codes: (body as { count: number }).count,
    }),
  })
const rows = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? '')
const changed = (): NewCode => bodiesOf(`PUT ${CODES}/friends`).at(-1) as NewCode
const pick = async (label: string): Promise<void> => {
  byName('label', label, dialog()).querySelector('input')?.click()
  await settle()
}

beforeEach(() => {
  event = edited({
    products: [product('entry', { rates: [rate('full'), rate('reduced', { needs_code: true })] })],
  })
  codes = [code('friends')]
})
afterEach(closeOffice)

it('tells of each code what it does, for what, how often and when', async () => {
  codes = [
    code('friends', { maximum_uses: 50, used: 12, held: 3, recipient: 'The neighbours' }),
    code('staff', {
      kind: 'fixed',
      value: 250,
      rate_ids: ['full'],
      valid_until: '2001-01-31T23:00:00Z',
    }),
    code('press', {
      kind: 'unlock',
      value: null,
      rate_ids: ['reduced'],
      valid_from: '2100-01-31T23:00:00Z',
      batch: { id: 'lot', name: 'Sponsors' },
    }),
  ]
  await open()
  const [friends, staff] = rows()
  expect(friends).toContain('20% off')
  expect(friends).toContain('all prices that need no code')
  expect(friends).toContain('12 of 50 used')
  expect(friends).toContain('3 held')
  expect(friends).toContain('always')
  expect(friends).toContain('The neighbours')
  expect(staff).toContain('€2.50 off each ticket')
  expect(staff).toContain('The full')
  expect(staff).toContain('Ended')
  expect(staff).toContain('until Feb 1, 2001, 12:00 AM')
  await press('More codes')
  expect(rows()).toHaveLength(3)
  expect(rows()[2]).toContain('unlocks The reduced')
  // By the clocks of the venue.
  expect(rows()[2]).toContain('from Feb 1, 2100, 12:00 AM')
  expect(byName<HTMLAnchorElement>('a', 'Sponsors').pathname).toBe(
    `/api/v1/backoffice${EVENT}/code-batches/lot/codes.csv`,
  )
})

it('looks for codes, and says where there are none', async () => {
  codes = [code('friends'), code('staff')]
  await open()
  await typeAt('search', 'staff')
  document.querySelector('form[role="search"]')?.dispatchEvent(new Event('submit'))
  await settle()
  expect(rows()).toHaveLength(1)
  expect(rows()[0]).toContain('STAFF')
  await typeAt('search', 'nobody')
  document.querySelector('form[role="search"]')?.dispatchEvent(new Event('submit'))
  await settle()
  expect(textOfPage()).toContain('No code with “nobody”.')
})

it('says what codes are for where there are none yet', async () => {
  codes = []
  await open()
  expect(textOfPage()).toContain('No codes yet')
  expect(document.querySelector('[type="search"]')).toBeNull()
})

it('adds a code of so many percent, as people type them', async () => {
  await open()
  await press('Add a code')
  await submit()
  expect(messageAt('code')).not.toBe('')
  await typeAt('code', ' Summer ')
  await typeAt('terms.value', '120')
  await submit()
  expect(messageAt('terms.value')).toContain('100')
  await typeAt('terms.value', '12,5')
  await typeAt('terms.maximum_uses', '50')
  await typeAt('terms.valid_from', '2100-03-01T00:00')
  await typeAt('terms.valid_until', '2100-02-01T00:00')
  await submit()
  expect(messageAt('terms.valid_until')).toBe('It ends after it begins.')
  await typeAt('terms.valid_until', '')
  await submit()
  expect(bodiesOf(`POST ${CODES}`)).toEqual([
    {
      code: 'Summer',
      recipient: null,
      terms: {
        kind: 'percentage',
        value: 1_250,
        maximum_uses: 50,
        budget: null,
        valid_from: '2100-02-28T23:00:00.000Z',
        valid_until: null,
        rate_ids: [],
      },
    },
  ])
  expect(toastText()).toBe('The code is added.')
  expect(isDialogOpen()).toBe(false)
})

it('adds a code of a sum in the currency of the event', async () => {
  await open()
  await press('Add a code')
  await typeAt('code', 'STAFF')
  await pick('A sum off each ticket')
  await typeAt('terms.value', '0')
  await submit()
  expect(messageAt('terms.value')).toBe('More than nothing.')
  await typeAt('terms.value', '2,50')
  await pick('The full')
  await typeAt('recipient', 'The bar')
  await submit()
  expect(bodiesOf(`POST ${CODES}`)).toMatchObject([
    { recipient: 'The bar', terms: { kind: 'fixed', value: 250, rate_ids: ['full'] } },
  ])
})

it('asks which prices a code unlocks', async () => {
  await open()
  await press('Add a code')
  await typeAt('code', 'PRESS')
  await pick('Unlock prices')
  expect(document.querySelector('[name="terms.value"]')).toBeNull()
  await submit()
  expect(dialog().textContent).toContain('Choose the prices that it unlocks.')
  expect(bodiesOf(`POST ${CODES}`)).toEqual([])
  await pick('The reduced')
  await submit()
  expect(bodiesOf(`POST ${CODES}`)).toMatchObject([
    { terms: { kind: 'unlock', value: null, rate_ids: ['reduced'] } },
  ])
})

it('says at the code that the event has it already', async () => {
  await open()
  await press('Add a code')
  await typeAt('code', 'friends')
  await typeAt('terms.value', '20')
  refuseOnce(`POST ${CODES}`, 409, 'code-taken')
  await submit()
  expect(messageAt('code')).toContain('The event has this code already')
  await typeAt('code', 'friends2')
  expect(messageAt('code')).toBe('')
})

it('changes a code with the version that was read, and keeps times to the second', async () => {
  codes = [code('friends', { kind: 'fixed', value: 250, valid_until: '2100-01-31T23:00:41Z' })]
  await open()
  await choose('Actions: FRIENDS', 'Change the code')
  expect(fieldOf('terms.value').value).toBe('2.50')
  await typeAt('recipient', 'The choir')
  await submit()
  expect(changed()).toEqual({
    code: 'FRIENDS',
    recipient: 'The choir',
    terms: {
      kind: 'fixed',
      value: 250,
      maximum_uses: null,
      budget: null,
      valid_from: null,
      valid_until: '2100-01-31T23:00:41Z',
      rate_ids: [],
    },
  })
  expect(sent.find(({ name }) => name.startsWith('PUT'))?.seen).toBe('"3"')
  expect(toastText()).toBe('Saved.')
  expect(rows()[0]).toContain('The choir')
})

it('shows both values where somebody else has changed the code meanwhile', async () => {
  await open()
  await choose('Actions: FRIENDS', 'Change the code')
  await typeAt('terms.value', '30')
  codes = [code('friends', { version: 4, value: 2_500, recipient: 'The choir' })]
  await submit()
  expect(dialog().querySelector('.dispute')?.textContent).toContain('25')
  // What only the other changed is taken over.
  expect(fieldOf('recipient').value).toBe('The choir')
  await submit()
  expect(changed()).toMatchObject({ recipient: 'The choir', terms: { value: 3_000 } })
  expect(sent.findLast(({ name }) => name.startsWith('PUT'))?.seen).toBe('"4"')
})

it('says how few uses are possible where more tickets have it', async () => {
  codes = [code('friends', { maximum_uses: 50, used: 12 })]
  await open()
  await choose('Actions: FRIENDS', 'Change the code')
  await typeAt('terms.maximum_uses', '5')
  refuseOnce(`PUT ${CODES}/friends`, 409, 'capacity-too-low', {
    errors: [{ pointer: '#/terms/maximum_uses', detail: 'at least 12' }],
    lowest: 12,
  })
  await submit()
  expect(messageAt('terms.maximum_uses')).toBe(
    'So many are sold or held already: 12 is the lowest possible.',
  )
})

it('shows a price that is not offered any more where a code is for it', async () => {
  event = edited({
    products: [
      product('entry', {
        rates: [rate('full'), rate('old', { archived: true }), rate('older', { archived: true })],
      }),
    ],
  })
  codes = [code('friends', { rate_ids: ['old'] })]
  await open()
  await choose('Actions: FRIENDS', 'Change the code')
  const labels = [...dialog().querySelectorAll('label')].map(({ textContent }) => textContent)
  expect(labels).toContain('The old (not offered any more)')
  expect(labels).not.toContain('The older (not offered any more)')
})

it('deletes a code that nobody has ordered with', async () => {
  await open()
  await choose('Actions: FRIENDS', 'Delete the code')
  await press('Delete the code', dialog())
  expect(sent.find(({ name }) => name.startsWith('DELETE'))?.seen).toBe('"3"')
  expect(toastText()).toBe('“FRIENDS” is deleted.')
  expect(isDialogOpen()).toBe(false)
  expect(textOfPage()).toContain('No codes yet')
})

it('lets a code end that cannot be deleted, as somebody has ordered with it', async () => {
  await open()
  await choose('Actions: FRIENDS', 'Delete the code')
  refuseOnce(`DELETE ${CODES}/friends`, 409, 'has-orders')
  await press('Delete the code', dialog())
  expect(dialog().textContent).toContain('Let it end instead')
  await press('End it now', dialog())
  const { valid_until, ...terms } = changed().terms
  expect(Math.abs(Date.parse(valid_until ?? '') - Date.now())).toBeLessThan(60_000)
  expect(terms).toMatchObject({ kind: 'percentage', value: 2_000, valid_from: null })
  expect(toastText()).toBe('FRIENDS has ended.')
  expect(rows()[0]).toContain('Ended')
})

it('offers no deleting of a code that is known to be ordered with', async () => {
  codes = [code('friends', { ordered: true, valid_from: '2099-01-01T00:00:00Z' })]
  await open()
  await choose('Actions: FRIENDS', 'End it now')
  expect(findByName('button', 'Delete the code', dialog())).toBeUndefined()
  refuseOnce(`PUT ${CODES}/friends`, 412, 'changed-meanwhile')
  await press('End it now', dialog())
  expect(dialog().querySelector('[role="alert"]')).not.toBeNull()
  await press('End it now', dialog())
  // It ends before it has begun.
  expect(changed().terms.valid_from).toBeNull()
})

it('goes on from what somebody else has made of the code, in the same dialog', async () => {
  await open()
  await choose('Actions: FRIENDS', 'Delete the code')
  const theirs = code('friends', { version: 9, code: 'COUSINS' })
  refuseOnce(`DELETE ${CODES}/friends`, 412, 'changed-meanwhile', { current: theirs })
  await press('Delete the code', dialog())
  expect(dialog().textContent).toContain('Delete COUSINS?')
  expect(dialog().textContent).toContain('it is “COUSINS” now')
  // In the meantime somebody has ordered.
  refuseOnce(`DELETE ${CODES}/friends`, 409, 'has-orders')
  await press('Delete the code', dialog())
  expect(sent.findLast(({ name }) => name === `DELETE ${CODES}/friends`)?.seen).toBe('"9"')
  codes = [{ ...theirs, version: 10 }]
  await press('End it now', dialog())
  expect(dialog().textContent).toContain('it is “COUSINS” now')
  await press('End it now', dialog())
  expect(toastText()).toBe('COUSINS has ended.')
})

it('makes a batch, and leads to its file', async () => {
  await open()
  await press('Make many codes')
  await typeAt('name', 'Sponsors')
  await typeAt('count', '10001')
  await typeAt('terms.value', '100')
  await submit()
  expect(messageAt('count')).toContain('10,000')
  await typeAt('count', '200')
  await typeAt('prefix', 'GIG-')
  await submit()
  expect(bodiesOf(`POST ${EVENT}/code-batches`)).toMatchObject([
    {
      name: 'Sponsors',
      count: 200,
      prefix: 'GIG-',
      terms: { kind: 'percentage', value: 10_000, maximum_uses: 1 },
    },
  ])
  expect(dialog().textContent).toContain('Sponsors: 200 codes are made.')
  const link = byName<HTMLAnchorElement>('a', 'Download the codes (CSV)', dialog())
  expect(link.pathname).toBe(`/api/v1/backoffice${EVENT}/code-batches/made/codes.csv`)
  expect(link.hasAttribute('download')).toBe(true)
})

it('is read by whoever sees codes and changes nothing', async () => {
  await open(SELLER)
  expect(rows()[0]).toContain('20% off')
  for (const name of ['Add a code', 'Make many codes', 'Actions: FRIENDS'])
    expect(findByName('button', name)).toBeUndefined()
})

it('is not there for whoever sees no codes', async () => {
  await open(READER)
  expect(sent.some(({ name }) => name === `GET ${CODES}`)).toBe(false)
  await openOffice('/o/parvis/events/gig/texts', READER, { [`GET ${EVENT}`]: () => ({ ...event }) })
  expect(findByName('a', 'Dates')).toBeDefined()
  expect(findByName('a', 'Codes')).toBeUndefined()
})

it('gives a code a budget, and says what is left of it', async () => {
  codes = [code('friends', { budget: 10_000, budget_used: 2_500, budget_held: 500 })]
  await open()
  expect(rows()[0]).toContain('€70.00 of €100.00 left to take off')
  await choose('Actions: FRIENDS', 'Change the code')
  expect(fieldOf('terms.budget').value).toBe('100.00')
  await typeAt('terms.budget', '0')
  await submit()
  expect(messageAt('terms.budget')).toBe('More than nothing.')
  await typeAt('terms.budget', '20')
  refuseOnce(`PUT ${CODES}/friends`, 409, 'budget-too-low', { lowest: 3_000 })
  await submit()
  expect(messageAt('terms.budget')).toBe('Not less than what it has taken off already.')
  await typeAt('terms.budget', '80,50')
  await submit()
  expect(changed().terms.budget).toBe(8_050)
})
