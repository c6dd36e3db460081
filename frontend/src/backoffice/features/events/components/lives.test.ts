// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedEvent, EventLine } from '@/backoffice/api/event-types'
import {
  closeOffice,
  dialog,
  findByName,
  namesOfSent,
  openOffice,
  press,
  refusal,
  refuseOnce,
  sent,
  settle,
  textOfPage,
  toastText,
  where,
} from '@/backoffice/test-office'
import { toasts } from '@/backoffice/ui/toasts'
import { BASE, edited, EVENT, line } from '../test-data'
import { ME, READER } from '../test-events'

let saved: EditedEvent
let lines: EventLine[]

const open = (path = '/events/gig/settings', me = ME) =>
  openOffice(`/o/parvis${path}`, me, {
    [`GET ${EVENT}`]: () => saved,
    [`GET ${BASE}/events`]: () => ({ items: lines }),
    [`POST ${EVENT}/archive`]: ({ seen }) => archived(seen, '2027-01-01T10:00:00Z'),
    [`DELETE ${EVENT}/archive`]: ({ seen }) => archived(seen, null),
    [`DELETE ${EVENT}`]: null,
    [`POST ${EVENT}/restoration`]: () => {
      lines = [line('gig', { status: 'draft' })]
      return saved
    },
  })
function archived(seen: string | null, archived_at: string | null) {
  if (seen !== `"${saved.version}"`) return refusal(412, 'changed-meanwhile')
  saved = { ...saved, version: saved.version + 1, archived_at }
  lines = lines.filter(({ archived: isArchived }) => isArchived === (archived_at !== null))
  return saved
}

beforeEach(() => {
  saved = edited()
  lines = []
})
afterEach(closeOffice)

it('is put into the archive and taken out of it, with the version that was read', async () => {
  saved = edited({ status: 'published' })
  await open()
  expect(findByName('button', 'Delete the draft')).toBeUndefined()
  await press('Archive it')
  expect(toastText()).toBe('It is in the archive.')
  await press('Take out of the archive')
  expect(toastText()).toBe('“The gig” is in your lists again.')
  expect(saved.archived_at).toBeNull()
  const seen = sent.filter(({ name }) => name.endsWith('/archive')).map((one) => one.seen)
  expect(seen).toEqual(['"4"', '"5"'])
})

it('shows how it is by now where somebody else has changed it', async () => {
  await open()
  saved = { ...saved, version: 9 }
  await press('Archive it')
  expect(textOfPage()).toContain('Somebody else has changed this meanwhile.')
  await press('Archive it')
  expect(toastText()).toBe('It is in the archive.')
})

it('deletes a draft after a question, and restores it when that was a mistake', async () => {
  await open()
  await press('Delete the draft')
  expect(dialog().textContent).toContain('Delete “The gig”?')
  expect(namesOfSent()).not.toContain(`DELETE ${EVENT}`)
  await press('Delete the draft', dialog())
  expect(where()).toBe('/o/parvis/events?state=drafts')
  expect(toastText()).toBe('“The gig” is deleted.')
  expect(sent.find(({ name }) => name === `DELETE ${EVENT}`)?.seen).toBe('"4"')
  toasts.value.at(-1)?.action?.run()
  await settle()
  expect(toastText()).toBe('“The gig” is a draft again.')
  expect(document.querySelector('tbody')?.textContent).toContain('The gig')
})

it('says why a draft stays', async () => {
  await open()
  for (const [kind, words] of [
    ['published', 'only a draft can be deleted'],
    ['has-orders', 'Somebody has ordered'],
  ] as const) {
    // One answer after the other.
    // oxlint-disable-next-line no-await-in-loop
    await press('Delete the draft')
    refuseOnce(`DELETE ${EVENT}`, 409, kind)
    // oxlint-disable-next-line no-await-in-loop
    await press('Delete the draft', dialog())
    expect(textOfPage()).toContain(words)
  }
  expect(where()).toBe('/o/parvis/events/gig/settings')
})

it('does not offer to delete what somebody has ordered', async () => {
  saved = edited({ counts: { codes: 0, coming_dates: 1, dates: 1, orders: 1 } })
  await open()
  expect(findByName('button', 'Delete the draft')).toBeUndefined()
  expect(findByName('button', 'Archive it')).toBeDefined()
})

it('restores from the list of what is deleted, which says until when', async () => {
  lines = [line('gig', { status: 'draft', deleted_at: '2027-01-02T10:00:00Z' })]
  await open('/events?state=deleted')
  expect(textOfPage().replaceAll(/[\u00A0\u202F]/g, ' ')).toContain('can be restored until Feb 1')
  refuseOnce(`POST ${EVENT}/restoration`, 404, 'not-found')
  await press('Restore: The gig')
  expect(textOfPage()).toContain('This does not exist any more.')
  await press('Restore: The gig')
  expect(toastText()).toBe('“The gig” is a draft again.')
  expect(findByName('button', 'Restore: The gig')).toBeUndefined()
})

it('takes out of the archive from its list', async () => {
  lines = [line('gig', { archived: true })]
  saved = edited({ archived_at: '2027-01-01T10:00:00Z' })
  await open('/events?state=archived')
  await press('Take out of the archive: The gig')
  expect(saved.archived_at).toBeNull()
  expect(textOfPage()).toContain('Nothing is archived')
})

it('is not offered to whoever changes nothing', async () => {
  await open('/events/gig/settings', READER)
  expect(textOfPage()).not.toContain('Copy, put away or delete')
  lines = [line('gig', { archived: true })]
  await open('/events?state=archived', READER)
  expect(textOfPage()).toContain('The gig')
  expect(findByName('button', 'Take out of the archive: The gig')).toBeUndefined()
})
