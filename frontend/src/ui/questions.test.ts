import { describe, expect, it } from 'vitest'
import type { Question } from '@/api/types'
import { answerFault, answersToSend, askedQuestions } from './questions'

function question(id: string, changes: Partial<Question> = {}): Question {
  return {
    id,
    scope: 'order',
    kind: 'text',
    label: { en: id },
    help: {},
    required: false,
    options: null,
    maximum_length: null,
    minimum: null,
    maximum: null,
    when: null,
    product_ids: null,
    ...changes,
  }
}

const ids = (questions: Question[]): string[] => questions.map(({ id }) => id)

describe('a conditional question', () => {
  const meal = question('meal', { kind: 'boolean' })
  const diet = question('diet', {
    kind: 'choice',
    when: { question_id: 'meal', equals: true },
    options: [{ value: 'other', label: {} }],
  })
  const which = question('which', { when: { question_id: 'diet', equals: 'other' } })
  const questions = [meal, diet, which]

  it('is asked when the other has the answer', () => {
    expect(ids(askedQuestions(questions, 'order', { meal: true }))).toEqual(['meal', 'diet'])
    expect(ids(askedQuestions(questions, 'order', { meal: true, diet: 'other' }))).toEqual([
      'meal',
      'diet',
      'which',
    ])
  })

  it('is not asked when the other is not asked itself, whatever was answered before', () => {
    expect(ids(askedQuestions(questions, 'order', { meal: false, diet: 'other' }))).toEqual([
      'meal',
    ])
  })

  it('takes an unticked box for a no', () => {
    const why = question('why', { when: { question_id: 'meal', equals: false } })
    expect(ids(askedQuestions([meal, why], 'order', {}))).toEqual(['meal', 'why'])
  })

  it('looks into a list of choices', () => {
    const days = question('days', { kind: 'choices' })
    const camping = question('camping', { when: { question_id: 'days', equals: 'sunday' } })
    const draft = { days: ['saturday', 'sunday'] }
    expect(ids(askedQuestions([days, camping], 'order', draft))).toContain('camping')
  })

  it('that waits for a later one is never asked', () => {
    const first = question('first', { when: { question_id: 'second', equals: 'x' } })
    const second = question('second')
    expect(ids(askedQuestions([first, second], 'order', { second: 'x' }))).toEqual(['second'])
  })
})

it('an attendee is asked only about their own product', () => {
  const size = question('size', { scope: 'attendee', product_ids: ['workshop'] })
  const asked = (product: string): string[] => ids(askedQuestions([size], 'attendee', {}, product))
  expect(asked('workshop')).toEqual(['size'])
  expect(asked('talk')).toEqual([])
})

describe('an answer', () => {
  it('is needed where required', () => {
    expect(answerFault(question('a', { required: true }), '  ')).toEqual({ kind: 'required' })
    expect(answerFault(question('a', { required: true, kind: 'choices' }), [])).toEqual({
      kind: 'required',
    })
    expect(answerFault(question('a', { required: true, kind: 'boolean' }), false)).toEqual({
      kind: 'must_accept',
    })
    expect(answerFault(question('a'), '')).toBeUndefined()
  })

  it('keeps within the limits', () => {
    expect(answerFault(question('a', { maximum_length: 3 }), 'été!')).toEqual({
      kind: 'too_long',
      limit: 3,
    })
    const age = question('a', { kind: 'number', minimum: 0, maximum: 120 })
    expect(answerFault(age, 0)).toBeUndefined()
    expect(answerFault(age, -1)).toEqual({ kind: 'too_small', limit: 0 })
    expect(answerFault(age, 121)).toEqual({ kind: 'too_large', limit: 120 })
    expect(answerFault(age, 'many')).toEqual({ kind: 'not_a_number' })
  })

  it('is a real date', () => {
    const born = question('a', { kind: 'date' })
    expect(answerFault(born, '2001-02-28')).toBeUndefined()
    expect(answerFault(born, '28/02/2001')).toEqual({ kind: 'not_a_date' })
  })

  it('is an address, a telephone number or a country', () => {
    const email = question('a', { kind: 'email' })
    expect(answerFault(email, ' ana@example.org ')).toBeUndefined()
    expect(answerFault(email, 'ana at example')).toEqual({ kind: 'not_an_email' })
    expect(answerFault(email, 'anä@example.org')).toEqual({ kind: 'email_not_ascii' })
    const telephone = question('a', { kind: 'telephone' })
    for (const typed of ['+33 6 12 34 56 78', '0033.6.12.34.56.78', '(0) 612-345-678'])
      expect(answerFault(telephone, typed)).toBeUndefined()
    for (const typed of ['call me', '12345', '001234', '+1234567890123456', '06+12345678'])
      expect(answerFault(telephone, typed)).toEqual({ kind: 'not_a_telephone' })
    const country = question('a', { kind: 'country', required: true })
    expect(answerFault(country, 'FR')).toBeUndefined()
    expect(answerFault(country, undefined)).toEqual({ kind: 'required' })
  })

  it('is one of the options', () => {
    const options = [{ value: 's', label: {} }]
    expect(answerFault(question('a', { kind: 'choice', options }), 's')).toBeUndefined()
    expect(answerFault(question('a', { kind: 'choice', options }), 'xl')).toEqual({
      kind: 'not_an_option',
    })
    expect(answerFault(question('a', { kind: 'choices', options }), ['s', 'xl'])).toEqual({
      kind: 'not_an_option',
    })
  })

  it('has as many choices as it may', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: {} }))
    const two = question('q', { kind: 'choices', options, minimum: 2, maximum: 2 })
    expect(answerFault(two, ['a'])).toEqual({ kind: 'too_few', limit: 2 })
    expect(answerFault(two, ['a', 'b', 'c'])).toEqual({ kind: 'too_many', limit: 2 })
    expect(answerFault(two, ['a', 'c'])).toBeUndefined()
  })
})

it('sends only what is asked and answered', () => {
  const asked = [question('name'), question('empty'), question('terms', { kind: 'boolean' })]
  expect(answersToSend(asked, { name: ' Zoé ', empty: '', hidden: 'x' })).toEqual({
    name: 'Zoé',
    terms: false,
  })
})
