// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LetterNode, MailText } from '@/backoffice/api/mail-texts'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
  bodiesOf,
  byName,
  closeOffice,
  findByName,
  namesOfSent,
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
import { edited, EVENT } from '../test-data'
import { fieldOf, ME, messageAt, READER, typeAt } from '../test-events'

const TEXTS = `${EVENT}/mail-texts`

let texts: MailText[]

const words = (text: string): LetterNode[] => [
  {
    kind: 'element',
    tag: 'p',
    attributes: { style: 'margin: 3px', onclick: 'alert(1)' },
    children: [{ kind: 'text', text }],
  },
  { kind: 'element', tag: 'script', attributes: {}, children: [{ kind: 'text', text: '<b>' }] },
  { kind: 'element', tag: 'a', attributes: { href: 'https://hall.example' }, children: [] },
  { kind: 'element', tag: 'a', attributes: { href: 'javascript:alert(1)' }, children: [] },
]

const open = (mail = '', me = ME) =>
  openOffice(`/o/parvis/events/gig/mail${mail}`, me, {
    [`GET ${EVENT}`]: edited(),
    [`GET ${TEXTS}`]: () => Response.json({ items: texts }),
    [`PUT ${TEXTS}/tickets`]: ({ body, seen }) => {
      const [tickets] = texts as [MailText]
      if (seen !== `"${tickets.version}"`) return refusal(412, 'changed-meanwhile')
      const changed = { ...tickets, ...(body as object), version: tickets.version + 1 }
      texts = [changed, ...texts.slice(1)]
      return Response.json(changed)
    },
    [`DELETE ${TEXTS}/tickets`]: ({ seen }) => {
      const [tickets] = texts as [MailText]
      if (seen !== `"${tickets.version}"`) return refusal(412, 'changed-meanwhile')
      texts = [{ kind: 'tickets', version: tickets.version + 1, text: {} }, ...texts.slice(1)]
      return Response.json(texts[0])
    },
    [`POST ${TEXTS}/tickets/preview`]: ({ body }) => {
      const { text } = body as { text: { fr: string; en: string } }
      const written = (language: 'fr' | 'en') => ({
        subject: `Subject in ${language}`,
        text: `Plain: ${text[language]}`,
        html: words(text[language]),
      })
      return { fr: written('fr'), en: written('en') }
    },
    [`POST ${TEXTS}/tickets/examples`]: null,
  })

const letter = (): ShadowRoot => {
  const root = document.querySelector('.letter')?.shadowRoot
  if (!root) throw new Error('No mail is shown.')
  return root
}
const pause = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 400))
  await settle()
}

beforeEach(() => {
  texts = [
    { kind: 'tickets', version: 2, text: { en: 'Come early.' } },
    { kind: 'refunded', version: 1, text: {} },
  ]
})
afterEach(closeOffice)

it('lists the mails that buyers get, when, and which have words of the organizer', async () => {
  await open()
  expect(textOfPage()).toContain('As soon as an order is paid, with the tickets.')
  expect(textOfPage()).toContain('When money was given back.')
  expect(textOfPage().match(/With your words/g)).toHaveLength(1)
  await press('Tickets')
  expect(fieldOf('text.en').value).toBe('Come early.')
  await press('All mails')
  expect(document.querySelector('[name="text.en"]')).toBeNull()
})

it('shows the mail as the server writes it, while it is typed, in both languages', async () => {
  await open('/tickets')
  expect(letter().textContent).toContain('Come early.')
  await typeAt('text.en', 'Come late.')
  await pause()
  expect(letter().textContent).toContain('Come late.')
  expect(textOfPage()).toContain('Subject: Subject in en')
  // Elements of what mails are made of, and no more.
  expect(letter().querySelector('script')).toBeNull()
  expect(letter().querySelector('p')?.getAttribute('onclick')).toBeNull()
  expect(letter().querySelector('p')?.style.margin).toBe('3px')
  expect([...letter().querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    'https://hall.example',
    null,
  ])
  await typeAt('text.fr', 'Venez tôt.')
  await pause()
  await press('French')
  expect(letter().textContent).toContain('Venez tôt.')
  byName('label', 'As plain text').querySelector('input')?.click()
  await settle()
  expect(document.querySelector('.preview__text')?.textContent).toBe('Plain: Venez tôt.')
  expect(bodiesOf(`PUT ${TEXTS}/tickets`)).toEqual([])
})

it('saves the text with the version that was read, and asks before it is left unsaved', async () => {
  await open('/tickets')
  await typeAt('text.fr', 'Venez tôt.')
  expect(hasUnsaved()).toBe(true)
  await submit()
  expect(bodiesOf(`PUT ${TEXTS}/tickets`)).toEqual([
    { text: { fr: 'Venez tôt.', en: 'Come early.' } },
  ])
  expect(sent.find(({ name }) => name.startsWith('PUT'))?.seen).toBe('"2"')
  expect(toastText()).toBe('Saved.')
  expect(hasUnsaved()).toBe(false)
})

it('shows what somebody else saved meanwhile beside what is typed', async () => {
  await open('/tickets')
  texts = [{ kind: 'tickets', version: 3, text: { en: 'Come at noon.' } }, ...texts.slice(1)]
  await typeAt('text.en', 'Come late.')
  await submit()
  expect(textOfPage()).toContain('Come at noon.')
  await submit()
  expect(bodiesOf(`PUT ${TEXTS}/tickets`).at(-1)).toEqual({ text: { fr: '', en: 'Come late.' } })
  expect(toastText()).toBe('Saved.')
})

it('tells at the field what the server refuses', async () => {
  await open('/tickets')
  await typeAt('text.en', 'Hello {name}')
  refuseOnce(`PUT ${TEXTS}/tickets`, 422, 'invalid-field', {
    errors: [{ pointer: '#/text/en', detail: 'must be a text: {name} is none' }],
  })
  await submit()
  expect(messageAt('text.en')).toContain('{name}')
})

it('formats what is selected, and puts placeholders where the cursor is', async () => {
  await open('/tickets')
  const area = document.querySelector<HTMLTextAreaElement>('[name="text.en"]')
  area?.setSelectionRange(0, 4)
  const tools = byName('[role="group"]', 'Formatting: Your words in English')
  await press('Bold', tools)
  expect(area?.value).toBe('**Come** early.')
  area?.setSelectionRange(15, 15)
  await press('Name of the buyer', tools)
  expect(area?.value).toBe('**Come** early.{buyer}')
})

it('mails an example of what is saved, and of nothing else', async () => {
  await open('/tickets')
  await press('Send me a test mail')
  expect(namesOfSent()).toContain(`POST ${TEXTS}/tickets/examples`)
  expect(toastText()).toBe('The test mail is on its way to you.')
  await typeAt('text.en', 'Come late.')
  expect(textOfPage()).toContain('Save first')
  sent.length = 0
  await press('Send me a test mail')
  expect(namesOfSent()).not.toContain(`POST ${TEXTS}/tickets/examples`)
})

it('takes the text back once that was asked', async () => {
  await open('/tickets')
  await press('Add nothing any more')
  expect(namesOfSent()).not.toContain(`DELETE ${TEXTS}/tickets`)
  const dialog = document.querySelector<HTMLElement>('[role="alertdialog"]')
  await press('Add nothing any more', dialog ?? undefined)
  await vi.waitFor(() => expect(fieldOf('text.en').value).toBe(''))
  expect(toastText()).toBe('The mail is as it was at first.')
  expect(findByName('button', 'Add nothing any more')).toBeUndefined()
})

it('shows who may not edit what is added, without the form', async () => {
  await open('/tickets', READER)
  expect(textOfPage()).toContain('Come early.')
  expect(document.querySelector('[name="text.en"]')).toBeNull()
})
