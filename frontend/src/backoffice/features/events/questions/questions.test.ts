// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditedQuestion, NewQuestion } from '@/backoffice/api/questions'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
  bodiesOf,
  byName,
  choose,
  closeOffice,
  dialog,
  findByName,
  isDialogOpen,
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
import { edited, EVENT, product } from '../test-data'
import { ME, messageAt, READER, typeAt } from '../test-events'

const CALL = `${EVENT}/questions`

const question = (id: string, more: Partial<EditedQuestion> = {}): EditedQuestion => ({
  id,
  version: 1,
  scope: 'order',
  kind: 'text',
  label: { en: `The ${id}?` },
  help: {},
  required: false,
  options: null,
  maximum_length: null,
  minimum: null,
  maximum: null,
  when: null,
  product_ids: null,
  archived_at: null,
  answers: 0,
  ...more,
})

let version: number
let items: EditedQuestion[]
const list = () => ({ version, items: items.map((one) => ({ ...one, version })) })

/** Changes one of them, as the server does. */
function keep(id: string, more: object): EditedQuestion {
  version += 1
  items = items.map((one) => (one.id === id ? { ...one, ...more } : one))
  return { ...question(id), ...items.find((one) => one.id === id), version }
}
const isSeen = (seen: string | null): boolean => seen === `"${version}"`

const open = (me = ME) =>
  openOffice('/o/parvis/events/gig/questions', me, {
    [`GET ${EVENT}`]: edited({ products: [product('entry'), product('meal')] }),
    [`GET ${CALL}`]: () => Response.json(list()),
    [`POST ${CALL}`]: ({ body }) => {
      items = [...items, question('new', body as object)]
      version += 1
      return Response.json(items.at(-1))
    },
    [`PUT ${CALL}/age`]: ({ body, seen }) =>
      isSeen(seen) ? Response.json(keep('age', body as object)) : refusal(412, 'changed-meanwhile'),
    [`DELETE ${CALL}/age`]: () => {
      items = items.filter(({ id }) => id !== 'age')
      version += 1
      return null
    },
    [`POST ${CALL}/age/archive`]: () =>
      Response.json(keep('age', { archived_at: '2026-11-30T12:00:00Z' })),
    [`DELETE ${CALL}/age/archive`]: () => Response.json(keep('age', { archived_at: null })),
    [`PUT ${EVENT}/question-order`]: ({ body, seen }) => {
      if (!isSeen(seen)) return refusal(412, 'changed-meanwhile')
      const { question_ids: ids } = body as { question_ids: string[] }
      items = ids.map((id) => items.find((one) => one.id === id) ?? question(id))
      version += 1
      return Response.json(list())
    },
  })

const rows = (): string[] =>
  [...document.querySelectorAll('[data-item] .question__label')].map(
    ({ textContent }) => textContent?.trim() ?? '',
  )
const added = (): NewQuestion => bodiesOf(`POST ${CALL}`).at(-1) as NewQuestion
const preview = (within: ParentNode = document): HTMLElement => {
  const found = [...within.querySelectorAll<HTMLElement>('.preview')].at(-1)
  if (!found) throw new Error('There is no preview.')
  return found
}

const optionsOf = (name: string): string[] =>
  [...dialog().querySelectorAll(`[name="${name}"] option`)].map(
    ({ textContent }) => textContent?.trim() ?? '',
  )

beforeEach(() => {
  version = 3
  items = [question('age', { kind: 'number' }), question('diet', { required: true })]
})
afterEach(closeOffice)

it('tells of each question what it asks of whom, and shows them as buyers see them', async () => {
  items = [
    question('age', { kind: 'number', answers: 2 }),
    question('meal', { kind: 'boolean', scope: 'attendee', product_ids: ['entry'] }),
    question('diet', { scope: 'attendee', when: { question_id: 'meal', equals: true } }),
    question('old', { archived_at: '2026-11-30T12:00:00Z' }),
  ]
  await open()
  expect(rows()).toEqual(['The age?', 'The meal?', 'The diet?'])
  for (const fact of [
    'A number',
    'answered 2 times',
    'only with: The entry',
    'only where “The meal?” is answered with: Ticked',
  ])
    expect(textOfPage()).toContain(fact)
  const [box] = preview().querySelectorAll<HTMLInputElement>('input[type="checkbox"]')
  expect(preview().textContent).not.toContain('The diet?')
  box?.click()
  await settle()
  expect(preview().textContent).toContain('The diet?')
  expect(preview().textContent).not.toContain('The old?')
})

it('says what questions are for where there is none', async () => {
  items = []
  await open()
  expect(textOfPage()).toContain('No questions')
})

it('asks a question, of the kind that is chosen', async () => {
  await open()
  await press('Ask a question')
  await submit()
  expect(messageAt('label.fr')).toBe('Write the question in one language at least.')
  await typeAt('label.en', 'Your telephone number')
  await typeAt('kind', 'telephone')
  expect(preview(dialog()).querySelector('input')?.type).toBe('tel')
  expect(hasUnsaved()).toBe(true)
  await submit()
  expect(added()).toEqual({
    scope: 'order',
    kind: 'telephone',
    label: { fr: '', en: 'Your telephone number' },
    help: { fr: '', en: '' },
    required: false,
    options: null,
    maximum_length: null,
    minimum: null,
    maximum: null,
    when: null,
    product_ids: null,
  })
  expect(toastText()).toBe('The question is asked from now on.')
  expect(rows()).toHaveLength(3)
})

it('asks what to choose, for the tickets that are chosen', async () => {
  await open()
  await press('Ask a question')
  await typeAt('label.en', 'Menu')
  await typeAt('kind', 'choices')
  byName('label', 'For each ticket', dialog()).click()
  await settle()
  byName('label', 'The meal', dialog()).click()
  byName('label', 'Has to be answered', dialog()).click()
  await typeAt('options[0].en', 'Fish')
  await submit()
  expect(messageAt('options[1].fr')).toContain('Write the option')
  await press('Add an option')
  await press('Remove option 2')
  await typeAt('options[1].en', 'Vegetables')
  await typeAt('minimum', '1')
  await typeAt('maximum', '3')
  await submit()
  expect(messageAt('maximum')).toContain('from 1 to 2')
  await typeAt('maximum', '')
  await submit()
  expect(added()).toMatchObject({
    scope: 'attendee',
    kind: 'choices',
    required: true,
    options: [
      { value: null, label: { fr: '', en: 'Fish' } },
      { value: null, label: { fr: '', en: 'Vegetables' } },
    ],
    minimum: 1,
    maximum: null,
    product_ids: ['meal'],
  })
})

it('changes a question, and not its kind once somebody has answered', async () => {
  await open()
  await choose('Actions: The age?', 'Change')
  await typeAt('minimum', '18')
  refuseOnce(`PUT ${CALL}/age`, 409, 'answered', {
    errors: [{ pointer: '#/kind', detail: 'number, as somebody has answered' }],
  })
  await submit()
  expect(messageAt('kind')).toContain('number, as somebody has answered')
  await press('Cancel')
  keep('age', { answers: 1 })
  await open()
  await choose('Actions: The age?', 'Change')
  expect(dialog().querySelector('[name="kind"]')).toBeNull()
  expect(dialog().textContent).toContain('Somebody has answered')
  await typeAt('minimum', '18')
  await submit()
  expect(bodiesOf(`PUT ${CALL}/age`).at(-1)).toMatchObject({ kind: 'number', minimum: 18 })
})

it('goes on from what a colleague has changed meanwhile, and asks where both changed the same', async () => {
  await open()
  await choose('Actions: The age?', 'Change')
  await typeAt('label.en', 'Your age?')
  keep('diet', { required: false })
  keep('age', { label: { en: 'How old?' }, required: true })
  await submit()
  expect(dialog().textContent).toContain('How old?')
  await submit()
  expect(sent.findLast(({ name }) => name === `PUT ${CALL}/age`)).toMatchObject({
    seen: '"5"',
    body: { label: { en: 'Your age?' }, required: true },
  })
})

it('asks a question only after a certain answer to an earlier one', async () => {
  items = [
    question('age', { kind: 'number' }),
    question('meal', { kind: 'boolean' }),
    question('diet', {
      kind: 'choice',
      options: [
        { value: 'all', label: { en: 'Everything' } },
        { value: 'vegan', label: { en: 'Vegan' } },
      ],
    }),
    question('size', { kind: 'boolean', scope: 'attendee' }),
  ]
  await open()
  await press('Ask a question')
  await typeAt('label.en', 'Which allergies?')
  expect(optionsOf('when')).toEqual([
    'Always',
    'Only after a certain answer to “The meal?”',
    'Only after a certain answer to “The diet?”',
  ])
  await typeAt('when', 'diet')
  await submit()
  expect(messageAt('equals')).toBe('Choose the answer.')
  await typeAt('equals', 'vegan')
  refuseOnce(`POST ${CALL}`, 422, 'invalid-field', {
    errors: [{ pointer: '#/when', detail: 'a question before' }],
  })
  await submit()
  expect(messageAt('when')).toContain('It would never be asked')
  await submit()
  expect(added().when).toEqual({ question_id: 'diet', equals: 'vegan' })
  expect(textOfPage()).toContain('only where “The diet?” is answered with: Vegan')
})

it('forgets an answer that is none to the question which is chosen now', async () => {
  items = [
    question('meal', { kind: 'boolean' }),
    question('age', { kind: 'number', when: { question_id: 'meal', equals: true } }),
    question('bus', { kind: 'boolean', scope: 'attendee' }),
  ]
  await open()
  await choose('Actions: The age?', 'Change')
  expect(optionsOf('equals')).toEqual(['Ticked', 'Not ticked'])
  await typeAt('equals', 'false')
  await submit()
  expect(bodiesOf(`PUT ${CALL}/age`).at(-1)).toMatchObject({
    when: { question_id: 'meal', equals: false },
  })
  await choose('Actions: The age?', 'Change')
  byName('label', 'For each ticket', dialog()).click()
  await settle()
  expect(dialog().textContent).toContain('It is always asked.')
  await submit()
  expect(bodiesOf(`PUT ${CALL}/age`).at(-1)).toMatchObject({ scope: 'attendee', when: null })
})

it('moves a question by its buttons, which keep the focus', async () => {
  await open()
  const later = byName('button', 'Later: The age?')
  later.focus()
  await press('Later: The age?')
  expect(bodiesOf(`PUT ${EVENT}/question-order`)).toEqual([{ question_ids: ['diet', 'age'] }])
  expect(rows()).toEqual(['The diet?', 'The age?'])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Later: The age?')
  expect(textOfPage()).toContain('The age?: now number 2.')
})

it('shows the order of a colleague where both have moved one', async () => {
  await open()
  version += 1
  items = [...items, question('size')]
  await press('Later: The age?')
  expect(textOfPage()).toContain('Somebody else has changed the questions meanwhile.')
  expect(rows()).toEqual(['The age?', 'The diet?', 'The size?'])
})

it('keeps a question behind the one that it depends on', async () => {
  await open()
  refuseOnce(`PUT ${EVENT}/question-order`, 422, 'invalid-field', {
    errors: [{ pointer: '#/question_ids/0', detail: 'a question after' }],
  })
  await press('Later: The age?')
  expect(textOfPage()).toContain('It stays after the question that it depends on.')
  expect(rows()).toEqual(['The age?', 'The diet?'])
})

it('deletes what nobody has answered, and archives what somebody has', async () => {
  await open()
  await choose('Actions: The age?', 'Delete')
  refuseOnce(`DELETE ${CALL}/age`, 409, 'answered')
  await press('Delete', dialog())
  expect(dialog().textContent).toContain('Archive “The age?”?')
  await press('Archive', dialog())
  expect(toastText()).toBe('The question is archived.')
  expect(rows()).toEqual(['The diet?'])
  await press('Ask again: The age?')
  expect(toastText()).toBe('The question is asked again, last of all.')
  await choose('Actions: The age?', 'Delete')
  await press('Delete', dialog())
  expect([toastText(), rows(), isDialogOpen()]).toEqual([
    'The question is deleted.',
    ['The diet?'],
    false,
  ])
})

it('says why a question stays that another one depends on', async () => {
  await open()
  await choose('Actions: The age?', 'Delete')
  refuseOnce(`DELETE ${CALL}/age`, 409, 'condition')
  await press('Delete', dialog())
  expect(dialog().textContent).toContain('Another question is asked only where this one')
})

it('is read by whoever changes nothing', async () => {
  await open(READER)
  expect(rows()).toHaveLength(2)
  expect(findByName('button', 'Ask a question')).toBeUndefined()
  expect(findByName('button', 'Later: The age?')).toBeUndefined()
})
