// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DateChange, EventDate, Pool } from '@/backoffice/api/set-up-types'
import {
  bodiesOf,
  closeOffice,
  dialog,
  findByName,
  isDialogOpen,
  namesOfSent,
  openOffice,
  press,
  refusal,
  settle,
  submit,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, night, pool, venue } from '../test-data'
import { ME, READER, typeAt } from '../test-events'

const DAYS = ['2100-03-05', '2100-03-12', '2100-03-19', '2100-03-26'] as const
const IDS = ['one', 'two', 'three', 'four'] as const

let dates: EventDate[]

const patch = (id: string) => `PATCH ${EVENT}/occurrences/${id}`
const patchPool = (id: string) => `PATCH ${EVENT}/pools/floor-${id}`

function change(id: string, seen: string | null, body: DateChange): Response {
  const date = dates.find((one) => one.id === id)
  if (!date || seen !== `"${date.version}"`) return refusal(412, 'changed-meanwhile')
  const changed = { ...date, ...body, version: date.version + 1 } as EventDate
  dates = dates.map((one) => (one.id === id ? changed : one))
  return Response.json(changed)
}

function resize(id: string, seen: string | null, capacity: number): Response {
  const [found] = dates.find((one) => one.id === id)?.pools ?? []
  if (!found || seen !== `"${found.version}"`) return refusal(412, 'changed-meanwhile')
  if (capacity < found.sold) return refusal(409, 'capacity-too-low', { lowest: found.sold })
  const changed: Pool = { ...found, capacity, version: found.version + 1 }
  dates = dates.map((one) => (one.id === id ? { ...one, pools: [changed] } : one))
  return Response.json(changed)
}

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/dates', me, {
    [`GET ${EVENT}`]: () => Response.json(edited()),
    [`GET ${BASE}/venues`]: { items: [venue('hall'), venue('loft')] },
    [`GET ${EVENT}/series`]: { items: [] },
    [`GET ${EVENT}/occurrences`]: () => ({ items: dates }),
    ...Object.fromEntries(
      IDS.flatMap((id) => [
        [patch(id), ({ seen, body }) => change(id, seen, body as DateChange)],
        [patchPool(id), ({ seen, body }) => resize(id, seen, (body as Pool).capacity)],
      ]),
    ),
  })
const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('li > label > input'),
]
async function check(index: number, shiftKey = false): Promise<void> {
  boxes()[index]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }))
  await settle()
}
const checked = (): boolean[] => boxes().map((box) => box.checked)
async function openBulk(): Promise<void> {
  await open()
  await check(0)
  await check(2, true)
  await press('Change together')
}
const undo = () => press('Undo')

beforeEach(() => {
  dates = DAYS.map((day, index) => {
    const id = IDS[index] ?? ''
    return night(id, day, { pools: [pool({ id: `floor-${id}`, sold: index * 10, held: 0 })] })
  })
})
afterEach(closeOffice)

it('chooses one date, or all between two', async () => {
  await open()
  expect(findByName('button', 'Change together')?.closest('[style*="none"]')).not.toBeNull()
  await check(3)
  await check(1, true)
  expect(checked()).toEqual([false, true, true, true])
  expect(textOfPage()).toContain('3 dates chosen')
  await check(2)
  expect(checked()).toEqual([false, true, false, true])
  await press('Choose none')
  expect(checked()).toEqual([false, false, false, false])
})

it('chooses nothing that was called off, nor for whoever only reads', async () => {
  dates = dates.map((date, index) => (index === 1 ? { ...date, status: 'cancelled' } : date))
  await open()
  await check(0)
  await check(2, true)
  expect(textOfPage()).toContain('2 dates chosen')
  await open(READER)
  expect(boxes()).toEqual([])
})

it('changes what is typed of each, and leaves the rest', async () => {
  dates = dates.map((date) => ({ ...date, doors: date.starts.replace('20:30', '20:00') }))
  await openBulk()
  await submit()
  expect(dialog().textContent).toContain('Say what is to change.')
  await typeAt('time', '19:00')
  await submit()
  expect(bodiesOf(patch('one'))).toEqual([
    { starts: '2100-03-05T19:00', ends: '2100-03-05T21:00', doors: '2100-03-05T18:30' },
  ])
  expect(bodiesOf(patch('three'))).toHaveLength(1)
  expect(bodiesOf(patch('four'))).toEqual([])
  expect(namesOfSent().some((name) => name.includes('/pools/'))).toBe(false)
  expect(isDialogOpen()).toBe(false)
  expect(toastText()).toBe('3 dates are changed.')
  expect(textOfPage()).not.toContain('3 dates chosen')
})

it('moves dates to another venue with all their times', async () => {
  await openBulk()
  await typeAt('venue', 'loft')
  await typeAt('minutes', '90')
  await submit()
  expect(bodiesOf(patch('two'))).toEqual([
    { venue_id: 'loft', starts: '2100-03-12T20:30', ends: '2100-03-12T22:00', doors: null },
  ])
})

it('says of each what did not work, and tries that again', async () => {
  await openBulk()
  await typeAt('capacity.a0', '15')
  await submit()
  expect(dialog().textContent).toContain('It did not work for 1')
  expect(dialog().textContent).toMatch(/March 19, 2100.*20 is the lowest possible/)
  expect(findByName('button', 'Try again for 1', dialog())).toBeDefined()
  await typeAt('capacity.a0', '25')
  await submit()
  expect(bodiesOf(patchPool('one'))).toEqual([{ capacity: 15 }])
  expect(bodiesOf(patchPool('three'))).toEqual([{ capacity: 15 }, { capacity: 25 }])
  expect(isDialogOpen()).toBe(false)
  expect(toastText()).toBe('3 dates are changed.')
})

it('goes on from what somebody else has made of a date', async () => {
  await openBulk()
  dates = dates.map((date) => ({ ...date, version: 7, ends: date.ends.replace('22:30', '23:30') }))
  await typeAt('time', '19:00')
  await submit()
  expect(bodiesOf(patch('one'))).toEqual([{ starts: '2100-03-05T19:00', ends: '2100-03-05T22:00' }])
})

it('takes everything back, but for what was changed meanwhile', async () => {
  await openBulk()
  await typeAt('time', '19:00')
  await typeAt('capacity.a0', '300')
  await submit()
  await undo()
  await vi.waitFor(() => expect(toastText()).toBe('It is as it was before.'))
  expect(dates.map(({ starts }) => starts)).toEqual(DAYS.map((day) => `${day}T20:30`))
  expect(dates.map(({ pools }) => pools[0]?.capacity)).toEqual([200, 200, 200, 200])

  await check(0)
  await press('Change together')
  await typeAt('time', '18:00')
  await submit()
  dates = dates.map((date) => ({ ...date, version: date.version + 1 }))
  await undo()
  await vi.waitFor(() => expect(toastText()).toContain('1 could not be taken back'))
})
