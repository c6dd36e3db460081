// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedEvent } from '@/backoffice/api/event-types'
import type { Picture } from '@/backoffice/api/images'
import type { Missing } from '@/backoffice/api/set-up-types'
import {
  byName,
  closeOffice,
  dialog,
  findByName,
  heading,
  namesOfSent,
  openOffice,
  press,
  refusal,
  refuseOnce,
  sent,
  textOfPage,
  toastText,
  where,
} from '@/backoffice/test-office'
import { edited, EVENT, picture, product, rate } from '../test-data'
import { ME, READER } from '../test-events'

let saved: EditedEvent
let missing: Missing[]
let pictures: Picture[]

const open = (me = ME, path = '') =>
  openOffice(`/o/parvis/events/gig${path}`, me, {
    [`GET ${EVENT}`]: () => Response.json(saved),
    [`GET ${EVENT}/images`]: () => ({ items: pictures }),
    [`GET ${EVENT}/checklist`]: () => ({ ready: missing.length === 0, missing }),
    [`POST ${EVENT}/publication`]: ({ seen }) => {
      if (seen !== `"${saved.version}"`) return refusal(412, 'changed-meanwhile')
      saved = { ...saved, version: 5, status: 'published', published_at: '2027-01-01T10:00:00Z' }
      return Response.json(saved)
    },
    [`DELETE ${EVENT}/publication`]: () => {
      saved = { ...saved, version: 6, status: 'draft' }
      return Response.json(saved)
    },
    [`POST ${EVENT}/preview-link`]: ({ seen }) => {
      if (seen !== `"${saved.version}"`) return refusal(412, 'changed-meanwhile')
      saved = { ...saved, version: saved.version + 1, has_preview_link: true }
      return { secret: `secret-${saved.version}`, event: saved }
    },
    [`DELETE ${EVENT}/preview-link`]: () => {
      saved = { ...saved, version: saved.version + 1, has_preview_link: false }
      return Response.json(saved)
    },
  })
const checks = (): string[] =>
  [...document.querySelectorAll('.links__row')].map(({ textContent }) => textContent ?? '')

beforeEach(() => {
  saved = edited()
  missing = []
  pictures = [picture('stage')]
})
afterEach(closeOffice)

it('lists what is needed, and leads to what is missing', async () => {
  missing = ['ticket', 'bank_account', 'full_moon' as Missing]
  await open()
  const told = checks()
  expect(told.filter((check) => check.includes('to do'))).toHaveLength(3)
  expect(told.filter((check) => check.includes('done'))).toHaveLength(4)
  // What this page does not know yet is told all the same.
  expect(told.at(-1)).toContain('full_moon')
  const hrefOf = (name: string) => byName<HTMLAnchorElement>('a', name).getAttribute('href')
  expect(hrefOf('A ticket')).toBe('/backoffice/o/parvis/events/gig/tickets')
  expect(hrefOf('A bank account for bank transfers')).toBe('/backoffice/o/parvis/bank-account')
  await press('Put it on sale')
  expect(namesOfSent()).not.toContain(`POST ${EVENT}/publication`)
})

it('does not speak of a bank account that nobody needs', async () => {
  await open()
  expect(textOfPage()).not.toContain('A bank account')
})

it('puts on sale what is ready, with the version that was read, and says where it is', async () => {
  await open()
  await press('Put it on sale')
  expect([where(), heading()]).toEqual(['/o/parvis/events/gig/on-sale', 'It is on sale'])
  expect(sent.find(({ name }) => name === `POST ${EVENT}/publication`)?.seen).toBe('"4"')
  expect(textOfPage()).toContain(`${location.origin}/events/gig`)
  expect(byName<HTMLAnchorElement>('a', 'See its page').getAttribute('href')).toBe('/events/gig')
})

it('leads to the pictures while there are none', async () => {
  pictures = []
  await open()
  const way = byName<HTMLAnchorElement>('a', 'Add a picture').getAttribute('href')
  expect(way).toBe('/backoffice/o/parvis/events/gig/pictures')
  await open(READER)
  expect(findByName('a', 'Add a picture')).toBeUndefined()
  pictures = [picture('stage')]
  await open()
  expect(findByName('a', 'Add a picture')).toBeUndefined()
})

it('leads to the pictures when it is on sale', async () => {
  saved = edited({ status: 'published' })
  await open(ME, '/on-sale')
  await press('Add a picture')
  expect([where(), heading()]).toEqual(['/o/parvis/events/gig/pictures', 'The gig'])
})

it('says on the way that nobody pays by the demo button', async () => {
  saved = edited({ status: 'published', products: [product('ticket')] })
  await open(ME, '/on-sale')
  expect(textOfPage()).toContain('Buyers pay by a demo button')
  saved = edited({
    status: 'published',
    products: [product('ticket', { rates: [rate('free', { price: 0 })] })],
  })
  await open(ME, '/on-sale')
  expect(textOfPage()).not.toContain('Buyers pay by a demo button')
})

it('shows how it is by now when it could not be put on sale', async () => {
  await open()
  missing = ['coming_date']
  refuseOnce(`POST ${EVENT}/publication`, 422, 'not-ready', { missing })
  await press('Put it on sale')
  expect(textOfPage()).toContain('Something is missing before it can be sold.')
  expect(checks()[0]).toContain('to do')
  missing = []
  saved = { ...saved, version: 9 }
  await open()
  refuseOnce(`POST ${EVENT}/publication`, 412, 'changed-meanwhile')
  await press('Put it on sale')
  expect(textOfPage()).toContain('Somebody else has changed this meanwhile.')
  await press('Put it on sale')
  expect(heading()).toBe('It is on sale')
})

it('takes off sale what nobody has ordered, after a question', async () => {
  saved = edited({ status: 'published', published_at: '2027-01-01T10:00:00Z' })
  await open()
  expect(textOfPage()).toContain('It is on sale at this address.')
  await press('Take it off sale')
  expect(dialog().textContent).toContain('Its page is gone until it is put on sale again.')
  await press('Take it off sale', dialog())
  expect(toastText()).toBe('It is a draft again.')
  expect(saved.status).toBe('draft')
})

it('says why it could not be taken off', async () => {
  saved = edited({ status: 'published' })
  await open()
  await press('Take it off sale')
  refuseOnce(`DELETE ${EVENT}/publication`, 409, 'has-orders')
  await press('Take it off sale', dialog())
  expect(textOfPage()).toContain('Somebody has ordered: it can be called off')
})

it('does not offer to take off what somebody has ordered', async () => {
  saved = edited({
    status: 'published',
    counts: { codes: 0, coming_dates: 1, dates: 1, orders: 1 },
  })
  await open()
  expect(findByName('button', 'Take it off sale')).toBeUndefined()
})

it('says what is wrong with an event that is on sale', async () => {
  saved = edited({ status: 'published' })
  missing = ['sellable_rate']
  await open()
  expect(textOfPage()).toContain('It is on sale, but something is missing')
  expect(checks()).toHaveLength(1)
})

it('offers the sale to nobody who may not put on sale', async () => {
  await open(READER)
  expect(findByName('button', 'Put it on sale')).toBeUndefined()
  expect(textOfPage()).toContain('Nothing is missing.')
})

it('makes a link to the draft, tells it once, and takes it back', async () => {
  await open()
  await press('Make a link')
  const link = () => document.querySelector<HTMLAnchorElement>('a[href*="?preview="]')
  expect(link()?.href).toBe(`${location.origin}/events/gig?preview=secret-5`)
  expect(textOfPage()).toContain('it is shown this once')
  await press('Make another link')
  expect(link()?.href).toContain('?preview=secret-6')
  await press('Take the link back')
  expect(link()).toBeNull()
  expect(toastText()).toBe('The link shows nothing any more.')
  saved = edited({ has_preview_link: true })
  await open()
  expect(textOfPage()).toContain('make another if nobody has it any more')
})

it('has no link to what everybody sees, nor for whoever changes nothing', async () => {
  saved = edited({ status: 'published' })
  await open()
  expect(findByName('button', 'Make a link')).toBeUndefined()
  saved = edited()
  await open(READER)
  expect(findByName('button', 'Make a link')).toBeUndefined()
})
