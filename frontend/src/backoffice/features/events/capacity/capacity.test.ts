// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedEvent } from '@/backoffice/api/event-types'
import type { EventDate, Pool } from '@/backoffice/api/set-up-types'
import {
  answer,
  bodiesOf,
  byName,
  closeOffice,
  dialog,
  findByName,
  isDialogOpen,
  openOffice,
  press,
  refusal,
  refuseOnce,
  sent,
  submit,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { edited, EVENT, night, pool } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

const area = (name: string, more: object = {}): EditedEvent['areas'][number] => ({
  name,
  numbered: false,
  shared: false,
  dates: 1,
  capacity: 200,
  least_capacity: 200,
  most_capacity: 200,
  ...more,
})

let areas: EditedEvent['areas']
let dates: EventDate[]
let shared: Pool[]

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/capacity', me, {
    [`GET ${EVENT}`]: () => Response.json(edited({ areas })),
    [`GET ${EVENT}/occurrences`]: () => ({ items: dates }),
    [`GET ${EVENT}/pools`]: () => ({ items: shared }),
    [`POST ${EVENT}/areas`]: { items: [] },
    [`PATCH ${EVENT}/pools/floor-one`]: ({ body, seen }) => {
      const [date] = dates as [EventDate]
      const [floor] = date.pools as [Pool]
      if (seen !== `"${floor.version}"`) return refusal(412, 'changed-meanwhile')
      const changed = { ...floor, ...(body as object), version: floor.version + 1 }
      dates = [{ ...date, pools: [changed] }]
      return changed
    },
  })
const rows = (): string[] =>
  [...document.querySelectorAll('.area__row')].map(({ textContent }) => textContent ?? '')
const change = 'Change: Floor, Mar 12, 2100, 8:30 PM GMT+1'

beforeEach(() => {
  areas = [area('Floor')]
  dates = [night('one', '2100-03-12')]
  shared = []
})
afterEach(closeOffice)

it('tells for each place and date what is sold, held and free', async () => {
  areas = [area('Floor'), area('Pass', { shared: true }), area('Seats', { numbered: true })]
  const seats = pool({ id: 'seats', name: 'Seats', numbered: true })
  dates = [
    night('old', '2001-03-12'),
    night('one', '2100-03-12', { pools: [pool({ id: 'floor-one' }), seats] }),
  ]
  shared = [pool({ id: 'pass', name: 'Pass', capacity: 50, sold: 50, held: 0 })]
  await open()
  const [floor, pass, numbered, ...none] = rows()
  expect(floor).toContain('Mar 12, 2100')
  expect(floor).toContain('42 of 200 sold3 held155 free')
  expect(pass).toContain('all dates together50 of 50 sold0 free')
  expect(numbered).toContain('Change')
  // What is over is over.
  expect(none).toEqual([])
})

it('raises a capacity with the version that was read', async () => {
  await open()
  await press(change)
  expect(dialog().textContent).toContain('42 are sold, and 3 are held.')
  await typeAt('capacity', '250')
  await submit()
  expect(bodiesOf(`PATCH ${EVENT}/pools/floor-one`)).toEqual([{ capacity: 250 }])
  expect(sent.find(({ name }) => name.startsWith('PATCH'))?.seen).toBe('"2"')
  expect(toastText()).toBe('Floor: 250 places.')
  expect(rows()[0]).toContain('42 of 250 sold')
})

it('says how low it can be where more are sold', async () => {
  await open()
  await press(change)
  await typeAt('capacity', '40')
  refuseOnce(`PATCH ${EVENT}/pools/floor-one`, 409, 'capacity-too-low', {
    errors: [{ pointer: '#/capacity', detail: 'at least 45' }],
    lowest: 45,
  })
  await submit()
  expect(messageAt('capacity')).toBe('So many are sold or held already: 45 is the lowest possible.')
  await typeAt('capacity', '45')
  expect(messageAt('capacity')).toBe('')
  await submit()
  expect(isDialogOpen()).toBe(false)
})

it('shows both numbers where somebody else has changed it meanwhile', async () => {
  await open()
  await press(change)
  await typeAt('capacity', '250')
  dates = [
    night('one', '2100-03-12', { pools: [pool({ id: 'floor-one', version: 3, capacity: 300 })] }),
  ]
  await submit()
  expect(dialog().querySelector('.dispute')?.textContent).toContain('300')
  await press('Take theirs: Places', dialog())
  expect(fieldOf('capacity').value).toBe('300')
})

it('changes all dates to come, but those where more is sold', async () => {
  dates = [night('one', '2100-03-12'), night('two', '2100-03-13'), night('three', '2100-03-14')]
  await open()
  await press(change)
  await typeAt('capacity', '50')
  dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click()
  refuseOnce(`PATCH ${EVENT}/pools/floor-two`, 409, 'capacity-too-low', { lowest: 60 })
  answer({ [`PATCH ${EVENT}/pools/floor-three`]: () => Response.json(pool({ capacity: 50 })) })
  await submit()
  expect(sent.filter(({ name }) => name.startsWith('PATCH')).map(({ name }) => name)).toEqual(
    ['one', 'two', 'three'].map((id) => `PATCH ${EVENT}/pools/floor-${id}`),
  )
  expect(toastText()).toBe('Floor: 50 places; 1 date stays as it is, where more are sold.')
})

it('adds places at each date, or for all of them together', async () => {
  await open()
  await press('Add places')
  await typeAt('name', 'Balcony')
  await typeAt('capacity', '1,5')
  await submit()
  expect(messageAt('capacity')).toContain('A whole number')
  await typeAt('capacity', '80')
  await submit()
  await press('Add places')
  await typeAt('name', 'Balcony')
  await typeAt('capacity', '80')
  dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')[2]?.click()
  refuseOnce(`POST ${EVENT}/areas`, 409, 'name-taken')
  await submit()
  expect(messageAt('name')).toBe('There are places of this name already.')
  expect(bodiesOf(`POST ${EVENT}/areas`)).toEqual([
    { name: 'Balcony', capacity: 80, shared: false },
    { name: 'Balcony', capacity: 80, shared: true },
  ])
})

it('asks for a date first', async () => {
  areas = []
  dates = []
  await open()
  expect(textOfPage()).toContain('Add a date first, then say how many people can come.')
})

it('shows many dates part by part', async () => {
  dates = Array.from({ length: 25 }, (_, index) => night(`night-${index}`, '2100-03-12'))
  await open()
  expect(rows()).toHaveLength(20)
  await press('More dates')
  expect(rows()).toHaveLength(25)
  expect(findByName('button', 'More dates')).toBeUndefined()
})

it('is read by whoever changes nothing', async () => {
  await open(READER)
  expect(rows()[0]).toContain('42 of 200 sold')
  expect(() => byName('button', change)).toThrow('There is no button')
  expect(findByName('button', 'Add places')).toBeUndefined()
})
