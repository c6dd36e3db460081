// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedEvent, EventChange } from '@/backoffice/api/event-types'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
  answer,
  bodiesOf,
  byName,
  closeOffice,
  heading,
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
import { BASE, edited, EVENT } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

let saved: EditedEvent

const open = (section: string, me = ME) =>
  openOffice(`/o/parvis/events/gig${section}`, me, {
    [`GET ${EVENT}`]: () => saved,
    [`PATCH ${EVENT}`]: ({ body, seen }) => {
      if (seen !== `"${saved.version}"`) return refusal(412, 'changed-meanwhile')
      saved = { ...saved, ...(body as EventChange), version: saved.version + 1 } as EditedEvent
      return saved
    },
  })

const versionsSeen = () =>
  sent.filter(({ name }) => name === `PATCH ${EVENT}`).map(({ seen }) => seen)

beforeEach(() => {
  saved = edited()
})
afterEach(closeOffice)

it('is called by its name, and says where it is in its life', async () => {
  await open('')
  expect(heading()).toBe('The gig')
  expect(textOfPage()).toContain('Draft')
  expect(document.title).toBe('Overview · The gig · The parvis · Guichet')
  await press('Texts')
  expect(document.title).toBe('Texts · The gig · The parvis · Guichet')
})

it('sends the texts that were changed, both languages of each, with the version that was read', async () => {
  await open('/texts')
  await typeAt('name.en', 'The gala')
  await typeAt('summary.fr', 'Une fois.')
  await submit()
  expect(bodiesOf(`PATCH ${EVENT}`)).toEqual([
    { name: { fr: 'Le concert', en: 'The gala' }, summary: { fr: 'Une fois.', en: '' } },
  ])
  expect(toastText()).toBe('Saved.')
  expect(heading()).toBe('The gala')
  await typeAt('summary.fr', 'Deux fois.')
  await submit()
  expect(versionsSeen()).toEqual(['"4"', '"5"'])
})

it('needs a name in one language, and one is enough', async () => {
  await open('/texts')
  await typeAt('name.fr', '')
  await typeAt('name.en', ' ')
  await submit()
  expect(messageAt('name.fr')).toBe('A name in one of the languages is needed.')
  await typeAt('name.en', 'The gala')
  await submit()
  expect(toastText()).toBe('Saved.')
})

it('shows both texts where somebody else changed the same one meanwhile', async () => {
  await open('/texts')
  await typeAt('name.en', 'Mine')
  saved = { ...saved, version: 5, name: { fr: 'À eux', en: 'Theirs' } }
  await submit()
  const group = '[role="group"][aria-label="Saved by somebody else meanwhile: Name in English"]'
  expect(document.querySelector(group)?.textContent).toContain('Theirs')
  expect([fieldOf('name.en').value, fieldOf('name.fr').value]).toEqual(['Mine', 'À eux'])
  await submit()
  expect(saved.name).toEqual({ fr: 'À eux', en: 'Mine' })
  expect(versionsSeen()).toEqual(['"4"', '"5"'])
})

it('tells a refused text at its field', async () => {
  await open('/texts')
  await typeAt('description.fr', '\u{7}')
  refuseOnce(`PATCH ${EVENT}`, 422, 'invalid-field', {
    errors: [{ pointer: '#/description/fr', detail: 'characters that can be seen' }],
  })
  await submit()
  expect(messageAt('description.fr')).toContain('characters that can be seen')
  expect(hasUnsaved()).toBe(true)
})

it('sends times in seconds', async () => {
  await open('/settings')
  expect(fieldOf('hold_seconds').value).toBe('15')
  await typeAt('hold_seconds', '2,5')
  await submit()
  expect(bodiesOf(`PATCH ${EVENT}`)).toEqual([{ hold_seconds: 150 }])
})

it('says which numbers are legal before it sends them', async () => {
  await open('/settings')
  await typeAt('hold_seconds', '0')
  await typeAt('maximum_places_per_order', '101')
  await submit()
  expect(messageAt('hold_seconds')).toBe('A number from 1 to 1,440.')
  expect(messageAt('maximum_places_per_order')).toBe('A whole number from 1 to 100.')
  expect(bodiesOf(`PATCH ${EVENT}`)).toEqual([])
})

it('changes how buyers pay', async () => {
  await open('/settings')
  const [transfer] = document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')
  transfer?.click()
  await submit()
  expect(saved.payment_methods.toSorted()).toEqual(['demo', 'offline'])
})

it('tells that the address is taken where it is typed', async () => {
  await open('/settings')
  await typeAt('slug', 'Gala !')
  await submit()
  expect(messageAt('slug')).toContain('Small letters')
  await typeAt('slug', 'gala')
  refuseOnce(`PATCH ${EVENT}`, 409, 'slug-taken')
  await submit()
  expect(messageAt('slug')).toBe('This address is taken.')
})

it('has no field for what others rely on', async () => {
  saved = edited({
    published_at: '2027-01-01T00:00:00Z',
    status: 'published',
    counts: { codes: 0, coming_dates: 1, dates: 1, orders: 2 },
  })
  await open('/settings')
  expect(document.querySelector('[name="slug"], [name="currency"]')).toBeNull()
  expect(textOfPage()).toContain('The address is /events/gig')
  expect(textOfPage()).toContain('The currency is EUR')
})

it.each(['/texts', '/settings'])(
  'is read without fields by whoever may not change it: %s',
  async (section) => {
    await open(section, READER)
    expect(textOfPage()).toContain('It can be changed by: Owner or Manager.')
    expect(document.querySelector('main form')).toBeNull()
  },
)

it('says that there is no such event', async () => {
  await openOffice('/o/parvis/events/gone', ME)
  expect(heading()).toBe('Nothing here')
})

it('shows what a text will look like, as the server reads it, once that is opened', async () => {
  await open('/texts')
  answer({
    [`POST ${BASE}/text-previews`]: ({ body }) => ({
      blocks: [
        {
          kind: 'paragraph',
          content: [{ kind: 'text', text: `Read: ${(body as { text: string }).text}` }],
        },
      ],
    }),
  })
  const summary = byName('summary', 'Preview: Description in English')
  expect(bodiesOf(`POST ${BASE}/text-previews`)).toEqual([])
  const details = summary.parentElement as HTMLDetailsElement
  details.open = true
  details.dispatchEvent(new Event('toggle'))
  await settle()
  expect(details.textContent).toContain('Read: Loud.')
  await typeAt('description.en', '**Quiet**')
  await new Promise((resolve) => setTimeout(resolve, 400))
  await settle()
  expect(details.textContent).toContain('Read: **Quiet**')
})
