// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedEvent, EventChange } from '@/backoffice/api/event-types'
import {
  bodiesOf,
  closeOffice,
  openOffice,
  refusal,
  submit,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { edited, EVENT } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

let saved: EditedEvent

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/policies', me, {
    [`GET ${EVENT}`]: () => saved,
    [`PATCH ${EVENT}`]: ({ body, seen }) => {
      if (seen !== `"${saved.version}"`) return refusal(412, 'changed-meanwhile')
      saved = { ...saved, ...(body as EventChange), version: saved.version + 1 } as EditedEvent
      return saved
    },
  })

beforeEach(() => {
  saved = edited()
})
afterEach(closeOffice)

it('says in plain words what is typed, with an example', async () => {
  await open()
  expect(textOfPage()).toContain('Buyers cannot cancel by themselves.')
  expect(textOfPage()).toContain('There is no right of withdrawal of 14 days')
  await typeAt('cancellable_until_hours', '48')
  expect(textOfPage()).toContain('until 48 hours before it begins')
  expect(textOfPage()).toContain('Everything that was paid is given back.')
  await typeAt('cancellation_fee_basis_points', '12,5')
  expect(textOfPage()).toContain('You keep 12.5%: of a ticket at €20.00, €17.50 is given back.')
  await typeAt('cancellable_until_hours', '1')
  expect(textOfPage()).toContain('until 1 hour before it begins')
})

it('sends parts in basis points, and takes the right to cancel away', async () => {
  await open()
  await typeAt('cancellable_until_hours', '48')
  await typeAt('cancellation_fee_basis_points', '5.5')
  await submit()
  expect(bodiesOf(`PATCH ${EVENT}`)).toEqual([
    { cancellable_until_hours: 48, cancellation_fee_basis_points: 550 },
  ])
  expect(toastText()).toBe('Saved.')
  await typeAt('cancellable_until_hours', '')
  await submit()
  expect(bodiesOf(`PATCH ${EVENT}`)[1]).toEqual({ cancellable_until_hours: null })
})

it('says which numbers are legal before it sends them', async () => {
  await open()
  await typeAt('cancellable_until_hours', '1.5')
  await typeAt('cancellation_fee_basis_points', '101')
  await submit()
  expect(messageAt('cancellable_until_hours')).toBe('A whole number from 0 to 8,760.')
  expect(messageAt('cancellation_fee_basis_points')).toBe('A number from 0 to 100.')
  expect(textOfPage()).not.toContain('What this means')
  expect(bodiesOf(`PATCH ${EVENT}`)).toEqual([])
})

it('shows what is saved to those who may not edit it', async () => {
  saved = edited({ cancellable_until_hours: 24 })
  await open(READER)
  expect(textOfPage()).toContain('until 24 hours before it begins')
  expect(() => fieldOf('cancellable_until_hours')).toThrow('There is no field')
})
