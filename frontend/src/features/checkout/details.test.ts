import { describe, expect, it } from 'vitest'
import type { Order, OrderLine, Question } from '@/api/types'
import { detailsFaults, detailsToSend, draftOf, fieldId } from './details'

const diet = {
  id: 'diet',
  scope: 'attendee',
  kind: 'text',
  label: {},
  required: true,
  product_ids: ['dinner'],
} as Partial<Question> as Question
const source = {
  id: 'source',
  scope: 'order',
  kind: 'text',
  label: {},
  required: false,
} as Partial<Question> as Question

function line(number: number, product: string, changes: Partial<OrderLine> = {}): OrderLine {
  return {
    line: number,
    product_id: product,
    status: 'live',
    attendee: null,
    ...changes,
  } as OrderLine
}

const order = {
  contact: null,
  answers: {},
  questions: [source, diet],
  lines: [line(1, 'talk'), line(2, 'dinner'), line(3, 'dinner', { status: 'cancelled' })],
} as unknown as Order

describe('the form of an order', () => {
  it('has one attendee for each line that counts', () => {
    expect(draftOf(order, undefined).attendees.map(({ line: number }) => number)).toEqual([1, 2])
  })

  it('starts with what was typed before, also when lines have changed since', () => {
    const typed = {
      contact: { name: 'Zoé', email: 'zoe@example.org' },
      answers: { source: 'radio' },
      attendees: [{ line: 2, name: 'Ana', answers: { diet: 'none' } }],
    }
    const draft = draftOf(order, typed)
    expect(draft.contact.name).toBe('Zoé')
    expect(draft.attendees[0]?.name).toBe('')
    expect(draft.attendees[1]).toEqual({ line: 2, name: 'Ana', answers: { diet: 'none' } })
  })

  it('starts with what the order knows', () => {
    const known = {
      ...order,
      contact: { name: 'Ana', email: 'ana@example.org' },
      lines: [line(1, 'talk', { attendee: { name: 'Ben', email: null, answers: {} } })],
    }
    const draft = draftOf(known, undefined)
    expect(draft.contact.email).toBe('ana@example.org')
    expect(draft.attendees[0]?.name).toBe('Ben')
  })
})

describe('what is wrong', () => {
  it('is named by the place that it has in the request', () => {
    const draft = draftOf(order, undefined)
    draft.contact.email = 'zoe@example'
    expect([...detailsFaults(order, draft)]).toEqual([
      ['/contact/name', { kind: 'required' }],
      ['/contact/email', { kind: 'not_an_email' }],
      ['/attendees/1/answers/diet', { kind: 'required' }],
    ])
  })

  it.each([
    ['user@münchen.example', undefined],
    ['user@例え。テスト', undefined],
    ['jürgen@example.org', { kind: 'email_not_ascii' }],
    ['münchen.example', { kind: 'not_an_email' }],
  ])('is an address that the mail cannot reach: %s', (email, fault) => {
    const draft = draftOf(order, undefined)
    draft.contact.email = email
    expect(detailsFaults(order, draft).get('/contact/email')).toEqual(fault)
  })

  it('has a field with an id of its own', () => {
    expect(fieldId('/attendees/1/answers/diet')).toBe('field-attendees-1-answers-diet')
  })
})

it('sends every attendee, so that the pointers of the answer fit', () => {
  const draft = draftOf(order, undefined)
  draft.contact = { name: ' Zoé ', email: ' zoe@example.org ' }
  draft.attendees[1] = { line: 2, name: 'Ana', answers: { diet: 'none', other: 'x' } }
  expect(detailsToSend(order, draft)).toEqual({
    contact: { name: 'Zoé', email: 'zoe@example.org' },
    answers: {},
    attendees: [
      { line: 1, answers: {} },
      { line: 2, name: 'Ana', answers: { diet: 'none' } },
    ],
  })
})
