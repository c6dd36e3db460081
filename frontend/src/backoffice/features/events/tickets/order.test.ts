// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedEvent } from '@/backoffice/api/event-types'
import {
  bodiesOf,
  closeOffice,
  findByName,
  openOffice,
  press,
  refuseOnce,
  sent,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { BASE, edited, EVENT, product } from '../test-data'
import { ME, READER } from '../test-events'

const ORDER = `PUT ${EVENT}/product-order`

let saved: EditedEvent

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/tickets', me, {
    [`GET ${EVENT}`]: () => Response.json(saved),
    [`GET ${EVENT}/occurrences`]: { items: [] },
    [`GET ${BASE}/venues`]: { items: [] },
    [ORDER]: ({ body }) => {
      const { product_ids } = body as { product_ids: string[] }
      const products = product_ids.map((id) => product(id))
      saved = { ...saved, products, version: saved.version + 1 }
      return Response.json(saved)
    },
  })
const names = (): (string | null)[] =>
  [...document.querySelectorAll('article h3')].map(({ textContent }) => textContent)

beforeEach(() => {
  saved = edited({ products: ['entry', 'seat', 'drink'].map((id) => product(id)) })
})
afterEach(closeOffice)

it('moves a ticket with the keyboard, says where it is, and keeps the focus on it', async () => {
  await open()
  await press('Earlier: The drink')
  expect(names()).toEqual(['The entry', 'The drink', 'The seat'])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Earlier: The drink')
  expect(toastText()).toBe('The drink: now number 2.')
  await press('Earlier: The drink')
  expect(bodiesOf(ORDER)).toEqual([
    { product_ids: ['entry', 'drink', 'seat'] },
    { product_ids: ['drink', 'entry', 'seat'] },
  ])
  expect(sent.findLast(({ name }) => name === ORDER)?.seen).toBe('"5"')
  expect(names()[0]).toBe('The drink')
})

it('shows the order that is saved where another was refused', async () => {
  await open()
  refuseOnce(ORDER, 412, 'changed-meanwhile')
  await press('Later: The entry')
  expect(textOfPage()).toContain('That did not work')
  expect(names()).toEqual(['The entry', 'The seat', 'The drink'])
})

it('moves nothing where there is one, or for whoever only reads', async () => {
  await open(READER)
  expect(findByName('button', 'Earlier: The drink')).toBeUndefined()
  saved = edited({ products: [product('entry')] })
  await open()
  expect(findByName('button', 'Later: The entry')).toBeUndefined()
})
