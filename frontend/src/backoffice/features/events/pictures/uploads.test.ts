// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
  bodiesOf,
  closeOffice,
  openOffice,
  press,
  refusal,
  refuseOnce,
  settle,
  textOfPage,
} from '@/backoffice/test-office'
import { edited, EVENT, picture } from '../test-data'
import { ME } from '../test-events'
import { answersOf, chooseFiles, fileOf, OF_EVENT, Sending, type Shelf } from './test-pictures'

vi.stubGlobal('XMLHttpRequest', Sending)

let shelf: Shelf

const open = () =>
  openOffice('/o/parvis/events/gig/pictures', ME, {
    [`GET ${EVENT}`]: edited(),
    ...answersOf(shelf),
  })
const sending = (): Sending => {
  const last = Sending.all.at(-1)
  if (!last) throw new Error('No file is sent.')
  return last
}
const statuses = (): string[] =>
  [...document.querySelectorAll('main [role="status"]')].map((one) => one.textContent ?? '')
/** The server has it now. */
async function arrive(id: string): Promise<void> {
  const made = picture(id, { alt: {} })
  shelf.pictures.push(made)
  await sending().answer(201, made)
}
const refuse = (reason: string) =>
  sending().answer(422, { type: '/problems/invalid-image', title: 'No picture', reason })

beforeEach(() => {
  Sending.all = []
  shelf = { pictures: [picture('stage')], shown: ['stage'] }
})
afterEach(closeOffice)

it('sends a file as it is, and adds its picture at the end', async () => {
  await open()
  await chooseFiles(fileOf('crowd.png', 'image/png'))
  expect(sending().address).toBe('POST /api/v1/images/organizers/id-of-parvis/images')
  expect(sending().headers['content-type']).toBe('image/png')
  expect(sending().body?.name).toBe('crowd.png')
  await arrive('crowd')
  expect(bodiesOf(`PUT ${OF_EVENT}`)).toEqual([{ image_ids: ['stage', 'crowd'] }])
  expect(document.querySelectorAll('ol li img')).toHaveLength(2)
  expect(statuses()).toContain('The picture is added: 2 now.')
  expect(document.querySelector('progress')).toBeNull()
})

it('tells how much is sent, with a bar and in quarters for who hears it', async () => {
  await open()
  await chooseFiles(fileOf('crowd.jpg'))
  await sending().progress(62, 100)
  const bar = document.querySelector('progress')
  expect([bar?.value, bar?.getAttribute('aria-label')]).toEqual([62, 'Sent so far: crowd.jpg'])
  expect(textOfPage()).toContain('62 % sent')
  expect(statuses()).toContain('crowd.jpg: 50 % sent')
  await sending().progress(100, 100)
  expect(statuses()).toContain('crowd.jpg: Sent. The picture is being prepared…')
})

it('sends several one after the other', async () => {
  await open()
  await chooseFiles(fileOf('one.jpg'))
  await chooseFiles(fileOf('two.jpg'))
  expect(Sending.all).toHaveLength(1)
  expect(textOfPage()).toContain('Waits for the others')
  await arrive('one')
  expect(Sending.all.map(({ body }) => body?.name)).toEqual(['one.jpg', 'two.jpg'])
  await arrive('two')
  expect(shelf.shown).toEqual(['stage', 'one', 'two'])
})

it('stops sending what is cancelled, and goes on with the next', async () => {
  await open()
  await chooseFiles(fileOf('one.jpg'), fileOf('two.jpg'))
  const [first] = Sending.all
  await press('Cancel: one.jpg')
  expect(first?.isAborted).toBe(true)
  expect(sending().body?.name).toBe('two.jpg')
  expect(document.querySelector('[role="alert"]')).toBeNull()
  expect(document.activeElement).toBe(document.querySelector('input[type="file"]'))
})

it.each([
  ['not_an_image', 'This file is no picture, whatever its name says.'],
  ['animated', 'This is an animation.'],
  ['too_many_pixels', 'more than 40 million pixels'],
  ['damaged', 'breaks off or is damaged'],
  ['unsupported', 'other colours than RGB'],
])('says why no picture is made of a file: %s', async (reason, words) => {
  await open()
  await chooseFiles(fileOf('notes.jpg'))
  await refuse(reason)
  expect(document.querySelector('[role="alert"]')?.textContent).toContain(words)
  expect(document.querySelector('[aria-label="Try again: notes.jpg"]')).toBeNull()
  await press('Dismiss: notes.jpg')
  expect(document.querySelector('[role="alert"]')).toBeNull()
  expect(shelf.shown).toEqual(['stage'])
})

it('does not send what is known to be refused', async () => {
  await open()
  const large = 10 * 1_024 * 1_024 + 1
  await chooseFiles(fileOf('a.heic', 'image/heic'), fileOf('b.jpg', 'image/jpeg', large))
  expect(Sending.all).toEqual([])
  const words = [...document.querySelectorAll('[role="alert"]')].map((one) => one.textContent)
  expect(words[0]).toContain('This is no JPEG, PNG or WebP.')
  expect(words[1]).toContain('This file is larger than 10 MB.')
})

it('takes no more than an event shows', async () => {
  const full = Array.from({ length: 11 }, (_, index) => picture(`p${index}`))
  shelf = { pictures: full, shown: full.map(({ id }) => id) }
  await open()
  await chooseFiles(fileOf('one.jpg'), fileOf('two.jpg'))
  expect(Sending.all.map(({ body }) => body?.name)).toEqual(['one.jpg'])
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('12 pictures at most')
})

it('tries again what did not get through', async () => {
  await open()
  await chooseFiles(fileOf('crowd.jpg'))
  await sending().fail()
  await press('Try again: crowd.jpg')
  expect(Sending.all).toHaveLength(2)
  await arrive('crowd')
  expect(shelf.shown).toEqual(['stage', 'crowd'])
})

it('tries again where the picture is there and the event has not taken it', async () => {
  await open()
  await chooseFiles(fileOf('crowd.jpg'))
  refuseOnce(`PUT ${OF_EVENT}`, 503, 'overloaded')
  await arrive('crowd')
  expect(document.querySelectorAll('ol li img')).toHaveLength(1)
  await press('Try again: crowd.jpg')
  await sending().answer(201, picture('crowd'))
  expect(shelf.shown).toEqual(['stage', 'crowd'])
})

it('waits with the file until whoever sends it has signed in again', async () => {
  await open()
  await chooseFiles(fileOf('crowd.jpg'))
  await sending().answer(401, await refusal(401, 'sign-in-required').json())
  expect(textOfPage()).toContain('Your session has ended.')
  expect(document.querySelector('[role="alert"]')).toBeNull()
})

it('asks before a page is left from which something is sent', async () => {
  await open()
  await chooseFiles(fileOf('crowd.jpg'))
  expect(hasUnsaved()).toBe(true)
  await arrive('crowd')
  expect(hasUnsaved()).toBe(false)
})

it('takes files that are dropped on the page', async () => {
  await open()
  const files = [fileOf('crowd.jpg')]
  const dropped = new Event('drop', { cancelable: true })
  window.dispatchEvent(Object.assign(dropped, { dataTransfer: { types: ['Files'], files } }))
  await settle()
  expect(dropped.defaultPrevented).toBe(true)
  expect(sending().body?.name).toBe('crowd.jpg')
})
