// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Deletion } from '@/backoffice/api/deletions'
import type { Venue } from '@/backoffice/api/set-up-types'
import {
  bodiesOf,
  choose,
  closeOffice,
  dialog,
  findByName,
  heading,
  isDialogOpen,
  openOffice,
  press,
  refusal,
  refuseOnce,
  sent,
  settle,
  submit,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { toasts } from '@/backoffice/ui/toasts'
import { BASE, venue } from '../test-data'
import { ME, messageAt, READER, typeAt } from '../test-events'

const VENUES = `${BASE}/venues`

let venues: Venue[]
let deletions: Deletion[]

const gone: Deletion = {
  id: 'gone',
  kind: 'venue',
  subject_id: 'mill',
  name: 'The mill',
  names: null,
  deleted_by: 'Camille',
  deleted_at: '2100-01-01T10:00:00Z',
  restorable_until: '2100-01-31T10:00:00Z',
}

const open = (me = ME) =>
  openOffice('/o/parvis/venues', me, {
    [`GET ${VENUES}`]: () => ({ items: venues }),
    [`GET ${BASE}/deletions`]: () => ({ items: deletions }),
    [`POST ${VENUES}`]: ({ body }) => {
      venues.push(venue('new', body as object))
      return { ...venue('new', body as object) }
    },
    [`PUT ${VENUES}/mill`]: ({ body, seen }) => {
      if (seen !== `"${venues[0]?.version}"`) return refusal(412, 'changed-meanwhile')
      venues = [venue('mill', { ...(body as object), version: 9 })]
      return { ...venues[0] }
    },
    [`DELETE ${VENUES}/mill`]: () => {
      venues = []
      deletions = [gone]
      return { ...gone }
    },
    [`POST ${BASE}/deletions/gone/restorations`]: () => {
      venues = [venue('mill', { dates: 0 })]
      deletions = []
      return { ...gone }
    },
  })
const rows = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? '')

beforeEach(() => {
  venues = [venue('mill', { latitude: 48.123456789 })]
  deletions = []
})
afterEach(closeOffice)

it('tells of each venue where it is, its clocks and how many dates are there', async () => {
  venues.push(venue('barn', { address: '', time_zone: 'America/New_York', dates: 0 }))
  await open()
  expect(heading()).toBe('Venues')
  expect(rows()[0]).toMatch(/The mill.*1 High Street.*35000 Rennes.*Europe\/Paris.*3/)
  expect(rows()[1]).toMatch(/The barn.*America\/New York.*0/)
})

it('says what to do where there is none', async () => {
  venues = []
  await open()
  expect(textOfPage()).toContain('No venues yet')
})

it('adds a venue, at the position of a map’s address', async () => {
  await open()
  await press('Add a venue')
  await submit()
  expect(messageAt('city')).not.toBe('')
  await typeAt('name', 'The quay')
  await typeAt('city', 'Brest')
  await typeAt('position', 'https://www.openstreetmap.org/#map=17/48.38/-4.49')
  await submit()
  expect(bodiesOf(`POST ${VENUES}`)).toMatchObject([
    { name: 'The quay', city: 'Brest', latitude: 48.38, longitude: -4.49, country: 'FR' },
  ])
  expect([toastText(), rows().length, isDialogOpen()]).toEqual(['“The quay” is added.', 2, false])
})

it('changes a venue where dates are, but neither its clocks nor a position that nobody typed', async () => {
  await open()
  await choose('Actions: The mill', 'Change')
  expect(dialog().textContent).toContain('3 dates are there')
  expect(dialog().textContent).toContain('The time zone stays')
  expect(dialog().querySelector('[name="time_zone"]')).toBeNull()
  await typeAt('name', 'The old mill')
  await submit()
  expect(bodiesOf(`PUT ${VENUES}/mill`)).toMatchObject([
    { name: 'The old mill', latitude: 48.123456789, time_zone: 'Europe/Paris' },
  ])
  expect(toastText()).toBe('“The old mill” is saved.')
})

it('shows beside each other what two people have typed', async () => {
  await open()
  await choose('Actions: The mill', 'Change')
  await typeAt('name', 'My mill')
  venues = [venue('mill', { version: 2, name: 'Our mill', city: 'Vern' })]
  await submit()
  expect(dialog().textContent).toContain('Our mill')
  await submit()
  const change = sent.findLast(({ name }) => name === `PUT ${VENUES}/mill`)
  expect(change).toMatchObject({ seen: '"2"', body: { name: 'My mill', city: 'Vern' } })
})

it('says at the field that clocks stay, where a date came meanwhile', async () => {
  venues = [venue('mill', { dates: 0 })]
  await open()
  await choose('Actions: The mill', 'Change')
  await typeAt('time_zone', 'Europe/London')
  refuseOnce(`PUT ${VENUES}/mill`, 409, 'time-zone-fixed')
  await submit()
  expect(messageAt('time_zone')).toBe('The time zone stays: there are dates at this venue.')
})

it('deletes a venue, lists it, and puts it back', async () => {
  venues = [venue('mill', { dates: 0 })]
  await open()
  await choose('Actions: The mill', 'Delete')
  expect(sent.find(({ name }) => name === `DELETE ${VENUES}/mill`)?.seen).toBe('"1"')
  expect(toastText()).toBe('“The mill” is deleted.')
  expect(textOfPage()).toContain('No venues yet')
  expect(textOfPage()).toContain('deleted by Camille, can be restored until')
  toasts.value.at(-1)?.action?.run()
  await settle()
  expect(toastText()).toBe('“The mill” is there again.')
  expect(textOfPage()).not.toContain('Recently deleted')
})

it('says which venue stays, and why', async () => {
  await open()
  refuseOnce(`DELETE ${VENUES}/mill`, 409, 'in-use')
  await choose('Actions: The mill', 'Delete')
  expect(textOfPage()).toContain('“The mill” stays')
  expect(textOfPage()).toContain('3 dates take place there, or did.')
})

it('is only read by whoever changes no events', async () => {
  await open(READER)
  expect(rows()).toHaveLength(1)
  expect(findByName('button', 'Add a venue')).toBeUndefined()
  expect(findByName('button', 'Actions: The mill')).toBeUndefined()
  expect(sent.some(({ name }) => name.endsWith('/deletions'))).toBe(false)
})
