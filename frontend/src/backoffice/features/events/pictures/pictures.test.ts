// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
  bodiesOf,
  byName,
  choose,
  closeOffice,
  dialog,
  isDialogOpen,
  openOffice,
  press,
  refuseOnce,
  sent,
  settle,
  submit,
  textOfPage,
  toastText,
} from '@/backoffice/test-office'
import { toasts } from '@/backoffice/ui/toasts'
import { edited, EVENT, picture } from '../test-data'
import { fieldOf, ME, READER, typeAt } from '../test-events'
import { answersOf, LIBRARY, OF_EVENT, PICTURE, type Shelf } from './test-pictures'

let shelf: Shelf

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/pictures', me, {
    [`GET ${EVENT}`]: edited(),
    ...answersOf(shelf),
  })
const names = (): (string | null)[] =>
  [...document.querySelectorAll('ol li img')].map((one) => one.getAttribute('alt'))
const focalField = (label: string): HTMLInputElement => byName('input', label, dialog())
async function key(field: HTMLElement, name: string): Promise<void> {
  field.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
  await settle()
}

beforeEach(() => {
  shelf = {
    pictures: ['stage', 'crowd', 'bar', 'poster'].map((id) => picture(id)),
    shown: ['stage', 'crowd', 'bar'],
  }
})
afterEach(closeOffice)

it('shows the pictures in their order, the first as the cover', async () => {
  await open()
  expect(names()).toEqual(['The stage', 'The crowd', 'The bar'])
  const covers = [...document.querySelectorAll('ol li')].map((one) =>
    one.textContent?.includes('Cover'),
  )
  expect(covers).toEqual([true, false, false])
})

it('says what a picture is good for where there is none', async () => {
  shelf.shown = []
  await open()
  expect(textOfPage()).toContain('No pictures yet')
})

it('offers to load them again', async () => {
  refuseOnce(`GET ${OF_EVENT}`, 503, 'overloaded')
  await openOffice('/o/parvis/events/gig/pictures', ME, { [`GET ${EVENT}`]: edited() })
  expect(textOfPage()).toContain('This could not be loaded')
  expect(byName('button', 'Try again')).toBeTruthy()
})

it('adds to what a colleague has made of them meanwhile', async () => {
  await open()
  shelf.meanwhile = () => (shelf.shown = ['poster', 'stage', 'crowd', 'bar'])
  await press('Move earlier: The bar')
  expect(shelf.shown).toEqual(['poster', 'bar', 'stage', 'crowd'])
  expect(names()).toEqual(['The poster', 'The bar', 'The stage', 'The crowd'])
})

it('moves a picture by its buttons, and the focus with it', async () => {
  await open()
  await press('Move earlier: The bar')
  expect(names()).toEqual(['The stage', 'The bar', 'The crowd'])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move earlier: The bar')
  expect(textOfPage()).toContain('The bar: place 2 of 3.')
  await press('Move earlier: The bar')
  await press('Move earlier: The bar')
  expect(shelf.shown).toEqual(['bar', 'stage', 'crowd'])
})

it('makes a picture the cover', async () => {
  await open()
  await choose('Actions: The bar', 'Make it the cover')
  expect(shelf.shown).toEqual(['bar', 'stage', 'crowd'])
})

it('shows the order as it is where it could not be changed', async () => {
  await open()
  refuseOnce(`PUT ${OF_EVENT}`, 503, 'overloaded')
  await press('Move later: The stage')
  expect(document.querySelector('[role="alert"]')).toBeTruthy()
  expect(names()).toEqual(['The stage', 'The crowd', 'The bar'])
})

it('keeps what a colleague has added meanwhile', async () => {
  await open()
  shelf.shown = ['stage', 'crowd', 'bar', 'poster']
  await press('Move later: The stage')
  expect(shelf.shown).toEqual(['crowd', 'stage', 'bar', 'poster'])
  expect(names()).toContain('The poster')
})

it('takes a picture out, and back to where it was', async () => {
  await open()
  await choose('Actions: The crowd', 'Take out of the event')
  expect(shelf.shown).toEqual(['stage', 'bar'])
  toasts.value.at(-1)?.action?.run()
  await settle()
  expect(shelf.shown).toEqual(['stage', 'crowd', 'bar'])
  expect(names()).toEqual(['The stage', 'The crowd', 'The bar'])
})

it('says of a picture what was changed, with the version that was read', async () => {
  await open()
  await press('Describe and crop: The crowd')
  await typeAt('alt.fr', 'La foule')
  await key(focalField('From the left'), 'ArrowRight')
  await key(focalField('From the left'), 'ArrowUp')
  expect(focalField('From the top').getAttribute('aria-valuetext')).toBe('45 %')
  await submit()
  const change = `PATCH ${PICTURE('crowd')}`
  expect(bodiesOf(change)).toEqual([
    { alt: { fr: 'La foule', en: 'The crowd' }, focal_x: 55, focal_y: 45 },
  ])
  expect(sent.find(({ name }) => name === change)?.seen).toBe('"1"')
  expect(toastText()).toBe('Saved.')
  expect(isDialogOpen()).toBe(false)
})

it('shows how the storefront cuts it while the point moves', async () => {
  await open()
  await press('Describe and crop: The crowd')
  const cut = (): number => dialog().querySelectorAll('.crops img.focal-x-40').length
  expect(cut()).toBe(0)
  await key(focalField('From the left'), 'ArrowLeft')
  await key(focalField('From the left'), 'ArrowLeft')
  expect(cut()).toBe(3)
})

it('keeps the point on the picture', async () => {
  shelf.pictures = shelf.pictures.map((one) => ({ ...one, focal_x: 98, focal_y: 0 }))
  await open()
  await press('Describe and crop: The crowd')
  await key(focalField('From the top'), 'ArrowRight')
  await key(focalField('From the top'), 'ArrowUp')
  await submit()
  expect(bodiesOf(`PATCH ${PICTURE('crowd')}`)).toEqual([{ focal_x: 100, focal_y: 0 }])
})

it('shows both descriptions and points where somebody else changed them meanwhile', async () => {
  await open()
  await press('Describe and crop: The crowd')
  await typeAt('alt.en', 'Mine')
  await key(focalField('From the left'), 'ArrowLeft')
  shelf.pictures = shelf.pictures.map((one) =>
    one.id === 'crowd'
      ? { ...one, version: 2, alt: { en: 'Theirs', fr: 'À eux' }, focal_x: 10, focal_y: 20 }
      : one,
  )
  await submit()
  const disputes = [...dialog().querySelectorAll('.dispute')].map((one) => one.textContent)
  expect(disputes.some((one) => one?.includes('10 % from the left, 20 % from the top'))).toBe(true)
  expect(disputes.some((one) => one?.includes('Theirs'))).toBe(true)
  expect(fieldOf('alt.fr').value).toBe('À eux')
  await press('Take theirs: What must stay visible')
  await submit()
  const crowd = shelf.pictures.find(({ id }) => id === 'crowd')
  expect(crowd).toMatchObject({ alt: { en: 'Mine', fr: 'À eux' }, focal_x: 10, focal_y: 20 })
})

it('asks before a description is left that is not saved', async () => {
  await open()
  await press('Describe and crop: The crowd')
  await typeAt('alt.en', 'Mine')
  expect(hasUnsaved()).toBe(true)
  await press('Close', dialog())
  expect(dialog().textContent).toContain('Leave this page?')
})

it('takes pictures from the library', async () => {
  await open()
  await press('From your pictures')
  const boxes = [...dialog().querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
  expect(boxes).toHaveLength(1)
  boxes[0]?.click()
  await settle()
  await press('Add 1 picture')
  expect(shelf.shown).toEqual(['stage', 'crowd', 'bar', 'poster'])
  expect(names()).toContain('The poster')
})

it('deletes from the library what no event shows', async () => {
  await open()
  await press('From your pictures')
  expect(dialog().querySelectorAll('[aria-label^="Delete:"]')).toHaveLength(1)
  await press('Delete: The poster')
  expect(dialog().textContent).toContain('Delete “The poster”?')
  await press('Delete', dialog())
  expect(shelf.pictures.map(({ id }) => id)).not.toContain('poster')
  expect(toastText()).toBe('The picture is deleted.')
  expect(dialog().textContent).not.toContain('The poster')
})

it('says how many events show a picture that another one shows', async () => {
  shelf.pictures = [...shelf.pictures, picture('flag', { events: 2 })]
  await open()
  await press('From your pictures')
  expect(dialog().textContent).toContain('shown by 2 events')
})

it('does not delete what an event shows by now', async () => {
  await open()
  await press('From your pictures')
  await press('Delete: The poster')
  refuseOnce(`DELETE ${PICTURE('poster')}`, 409, 'image-in-use', { events: 3 })
  await press('Delete', dialog())
  expect(dialog().textContent).toContain('It is shown by so many events: 3.')
})

it('says that there is nothing to take from', async () => {
  shelf = { pictures: [], shown: [] }
  await open()
  await press('From your pictures')
  expect(dialog().textContent).toContain('Nobody has added a picture yet.')
  expect(sent.some(({ name }) => name === `GET ${LIBRARY}`)).toBe(true)
})

it('is looked at without buttons by whoever may not change it', async () => {
  await open(READER)
  expect(names()).toHaveLength(3)
  expect(textOfPage()).toContain('It can be changed by: Owner or Manager.')
  expect(document.querySelector('main input, main ol button')).toBeNull()
})
