// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Deletion } from '@/backoffice/api/deletions'
import type { EventDate } from '@/backoffice/api/set-up-types'
import {
  choose,
  closeOffice,
  findByName,
  namesOfSent,
  openOffice,
  press,
  refuseOnce,
  sent,
  settle,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { toasts } from '@/backoffice/ui/toasts'
import { BASE, edited, EVENT, night, product, rate } from '../test-data'
import { ME } from '../test-events'

let dates: EventDate[]
let deletions: Deletion[]

const gone = (more: Partial<Deletion> = {}): Deletion => ({
  id: 'gone',
  kind: 'occurrence',
  subject_id: 'one',
  name: '2100-03-12T20:30',
  names: null,
  deleted_by: 'Camille',
  deleted_at: '2100-01-01T10:00:00Z',
  restorable_until: '2100-01-31T10:00:00Z',
  ...more,
})

const open = (path: string, products = [product('ticket')]) =>
  openOffice(`/o/parvis/events/gig/${path}`, ME, {
    [`GET ${EVENT}`]: () => edited({ products, areas: [] }),
    [`GET ${BASE}/venues`]: { items: [] },
    [`GET ${EVENT}/occurrences`]: () => ({ items: dates }),
    [`GET ${EVENT}/deletions`]: () => ({ items: deletions }),
    [`DELETE ${EVENT}/occurrences/one`]: () => {
      dates = []
      deletions = [gone()]
      return gone()
    },
    [`DELETE ${EVENT}/products/ticket`]: () =>
      gone({ kind: 'product', name: 'Le billet', names: { fr: 'Le billet', en: 'The ticket' } }),
    [`POST ${EVENT}/deletions/gone/restorations`]: () => {
      dates = [night('one', '2100-03-12')]
      deletions = []
      return gone()
    },
  })
const deleteDate = () =>
  choose(
    document.querySelector('[aria-label^="Actions:"]')?.getAttribute('aria-label') ?? '',
    'Delete',
  )

beforeEach(() => {
  dates = [night('one', '2100-03-12')]
  deletions = []
})
afterEach(closeOffice)

it('deletes a date at once, and puts it back where that was a mistake', async () => {
  await open('dates')
  await deleteDate()
  expect(sent.find(({ name }) => name === `DELETE ${EVENT}/occurrences/one`)?.seen).toBe('"1"')
  expect(toastText()).toBe('“March 12, 2100 at 8:30 PM” is deleted.')
  expect(textOfPage()).toContain('No dates yet')
  toasts.value.at(-1)?.action?.run()
  await settle()
  expect(toastText()).toBe('“March 12, 2100 at 8:30 PM” is there again.')
  expect(textOfPage()).not.toContain('No dates yet')
})

it('says why something stays', async () => {
  await open('dates')
  refuseOnce(`DELETE ${EVENT}/occurrences/one`, 409, 'in-use')
  await deleteDate()
  expect(textOfPage()).toContain('It stays: somebody has ordered it')
})

it('deletes a ticket, unless somebody has ordered it', async () => {
  await open('tickets')
  await press('Delete: The ticket')
  expect(namesOfSent()).toContain(`DELETE ${EVENT}/products/ticket`)
  expect(toastText()).toBe('“The ticket” is deleted.')
  await open('tickets', [product('ticket', { rates: [rate('full', { ordered: true })] })])
  expect(findByName('button', 'Delete: The ticket')).toBeUndefined()
})

it('lists what was deleted, with who did it and until when it can be restored', async () => {
  deletions = [gone()]
  await open('settings')
  expect(textOfPage()).toContain('Date: March 12, 2100 at 8:30 PM')
  expect(textOfPage()).toContain('deleted by Camille, can be restored until')
  await press('Restore: March 12, 2100 at 8:30 PM')
  expect(textOfPage()).not.toContain('Recently deleted')
})

it('says why something cannot be put back', async () => {
  deletions = [gone()]
  await open('settings')
  refuseOnce(`POST ${EVENT}/deletions/gone/restorations`, 409, 'clash')
  await press('Restore: March 12, 2100 at 8:30 PM')
  expect(toastText()).toContain('Something else has its name or its place by now')
})
