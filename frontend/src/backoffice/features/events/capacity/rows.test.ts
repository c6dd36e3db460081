// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EditedEvent } from '@/backoffice/api/event-types'
import type { EventDate, PoolRows, RowsPreview } from '@/backoffice/api/set-up-types'
import {
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
  toastText,
  type Sent,
} from '@/backoffice/test-office'
import { edited, EVENT, night, pool } from '../test-data'
import { fieldOf, ME, messageAt, typeAt } from '../test-events'

const area: EditedEvent['areas'][number] = {
  name: 'Stalls',
  numbered: true,
  shared: false,
  dates: 2,
  capacity: 10,
  least_capacity: 5,
  most_capacity: 5,
}
const ROWS: Omit<PoolRows, 'id' | 'version'> = {
  text: 'A 1-3\nBalcony B 1-3 odd',
  rows: [
    { section: 'Stalls', row: 'A', runs: [[1, 2, 3]] },
    { section: 'Balcony', row: 'B', runs: [[1], [3]] },
  ],
  places: 5,
}
const stalls = (id: string) =>
  pool({ id, name: 'Stalls', numbered: true, capacity: 5, sold: 2, held: 1 })

let dates: EventDate[]
let version: number
let faults: RowsPreview['faults']

const open = () =>
  openOffice('/o/parvis/events/gig/capacity', ME, {
    [`GET ${EVENT}`]: () => Response.json(edited({ areas: [area] })),
    [`GET ${EVENT}/occurrences`]: () => ({ items: dates }),
    [`GET ${EVENT}/pools`]: { items: [] },
    [`POST ${EVENT}/areas`]: { items: [] },
    [`POST ${EVENT}/areas/preview`]: () => ({ ...ROWS, faults }),
    [`GET ${EVENT}/pools/one/rows`]: () => ({ ...ROWS, id: 'one', version }),
    [`PUT ${EVENT}/pools/one/rows`]: ({ seen }: Sent) =>
      seen === `"${version}"`
        ? { ...ROWS, id: 'one', version: version + 1 }
        : refusal(412, 'changed-meanwhile'),
    [`PUT ${EVENT}/pools/two/rows`]: { ...ROWS, id: 'two', version: 3 },
  })
const change = 'Change: Stalls, Mar 12, 2100, 8:30 PM GMT+1'
const reads = (text: string) =>
  vi.waitFor(() => expect(dialog().textContent).toContain(text), { timeout: 5_000 })

beforeEach(() => {
  dates = [
    night('first', '2100-03-12', { pools: [stalls('one')] }),
    night('second', '2100-03-13', { pools: [stalls('two'), pool()] }),
  ]
  version = 2
  faults = []
})
afterEach(closeOffice)

async function addRows(text: string): Promise<void> {
  await open()
  await press('Add places')
  dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click()
  await typeAt('name', ' Balcony ')
  await typeAt('rows', text)
}

it('adds rows of numbered places, as the server reads them', async () => {
  await addRows('A 1-3\nBalcony B 1-3 odd')
  await reads('5 places in 2 rows.')
  expect(bodiesOf(`POST ${EVENT}/areas/preview`).at(-1)).toEqual({
    name: 'Balcony',
    rows: 'A 1-3\nBalcony B 1-3 odd',
    locale: 'en',
  })
  const drawn = byName('[role="region"]', 'The hall', dialog())
  expect([...drawn.querySelectorAll('li')].map((row) => row.textContent?.trim())).toEqual([
    'row AA3 places',
    'row BB2 places',
  ])
  const runs = [...drawn.querySelectorAll<HTMLElement>('.hall__run')]
  expect(runs.map(({ style }) => style.getPropertyValue('--seats'))).toEqual(['3', '1', '1'])
  await submit()
  expect(bodiesOf(`POST ${EVENT}/areas`)).toEqual([
    { name: 'Balcony', rows: 'A 1-3\nBalcony B 1-3 odd' },
  ])
  expect(isDialogOpen()).toBe(false)
})

it('tells of each line that cannot be read what is wrong, and leads to it', async () => {
  faults = [
    { line: 2, kind: 'no_row', found: 'B', other_line: null, at_most: null },
    { line: 4, kind: 'row_twice', found: 'A', other_line: 1, at_most: null },
    { line: 5, kind: 'too_many_in_row', found: 'C', other_line: null, at_most: 300 },
  ]
  await addRows('A 1-3\nB\n\nA 4\nC 1-301')
  await reads('3 lines cannot be read:')
  const told = [...dialog().querySelectorAll('.rows__faults li')]
  expect(told.map((line) => line.textContent?.trim())).toEqual([
    'Line 2:A row and its places, such as A 1-24',
    'Line 4:Line 1 has row A already.',
    'Line 5:A row has 300 places at most.',
  ])
  await press('Line 4:', dialog())
  const text = fieldOf('rows') as unknown as HTMLTextAreaElement
  expect(document.activeElement).toBe(text)
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('A 4')
  await submit()
  expect(messageAt('rows')).toBe('Mend the lines that cannot be read.')
  expect(bodiesOf(`POST ${EVENT}/areas`)).toEqual([])
})

it('says nothing of rows where none are typed', async () => {
  await addRows(' ')
  expect(dialog().textContent).toContain('No row yet.')
  await submit()
  expect(messageAt('rows')).not.toBe('')
  expect(sent.filter(({ name }) => name.endsWith('/preview'))).toEqual([])
  // Each date has a hall of its own.
  dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')[2]?.click()
  await vi.waitFor(() => expect(findByName('label', 'Rows', dialog())).toBeUndefined())
})

it('changes the rows of a date with the version that was read, or of all', async () => {
  await open()
  await press(change)
  expect(fieldOf('rows').value).toBe(ROWS.text)
  expect(dialog().textContent).toContain('2 places are sold, and 1 are held')
  await typeAt('rows', 'A 1-4')
  await submit()
  expect(toastText()).toBe('Stalls: 5 places.')
  await press(change)
  await typeAt('rows', 'A 1-4')
  dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click()
  refuseOnce(`PUT ${EVENT}/pools/two/rows`, 409, 'seats-taken', { seats: ['Stalls, A 9'] })
  await submit()
  expect(sent.filter(({ name }) => name.startsWith('PUT'))).toMatchObject([
    { name: `PUT ${EVENT}/pools/one/rows`, seen: '"2"', body: { rows: 'A 1-4', locale: 'en' } },
    { name: `PUT ${EVENT}/pools/one/rows`, seen: '"2"' },
    { name: `PUT ${EVENT}/pools/two/rows`, seen: '"2"', body: { rows: 'A 1-4', locale: 'en' } },
  ])
  expect(toastText()).toBe('Stalls: 5 places; 1 date stays as it is, where other places are sold.')
})

it('names the places that are sold or held where they would go', async () => {
  await open()
  await press(change)
  await typeAt('rows', 'A 1')
  refuseOnce(`PUT ${EVENT}/pools/one/rows`, 409, 'seats-taken', {
    errors: [{ pointer: '#/rows', detail: 'must be rows that have Stalls, A 2; Stalls, A 3' }],
    seats: ['Stalls, A 2', 'Stalls, A 3'],
    count: 2,
  })
  await submit()
  expect(messageAt('rows')).toBe(
    'Sold or held, and so they stay: Stalls, A 2 and Stalls, A 3 (2 in all).',
  )
  expect(isDialogOpen()).toBe(true)
})
