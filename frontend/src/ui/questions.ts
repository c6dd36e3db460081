// Which of an event's questions are asked, and whether an answer will do.

import type { Answer, Answers, Question } from '@/api/types'

/** What was typed so far; empty fields are absent or empty. */
export type DraftAnswers = Record<string, Answer | undefined>

export function isEmpty(answer: Answer | undefined): boolean {
  return (
    answer === undefined ||
    (typeof answer === 'string' && answer.trim() === '') ||
    (typeof answer === 'number' && Number.isNaN(answer)) ||
    (Array.isArray(answer) && answer.length === 0)
  )
}

function concerns(question: Question, productId: string | undefined): boolean {
  const products = question.product_ids
  return !products?.length || productId === undefined || products.includes(productId)
}

function holds(when: Question['when'], earlier: DraftAnswers): boolean {
  if (!when) return true
  const answer = earlier[when.question_id]
  if (Array.isArray(answer)) return answer.some((value) => value === when.equals)
  return answer === when.equals
}

/**
 * The questions that the buyer (scope `order`) or the attendee of a product is asked, given what was
 * answered so far. A condition looks at an earlier question, and only if that one is asked itself.
 */
export function askedQuestions(
  questions: Question[],
  scope: Question['scope'],
  draft: DraftAnswers,
  productId?: string,
): Question[] {
  const earlier: DraftAnswers = {}
  return questions.filter((question) => {
    if (question.scope !== scope || !concerns(question, productId)) return false
    if (!holds(question.when, earlier)) return false
    // A box that was not ticked is a "no".
    earlier[question.id] =
      question.kind === 'boolean' ? draft[question.id] === true : draft[question.id]
    return true
  })
}

export type AnswerFault =
  | { kind: 'required' }
  | { kind: 'must_accept' }
  | { kind: 'too_long'; limit: number }
  | { kind: 'not_a_number' }
  | { kind: 'too_small'; limit: number }
  | { kind: 'too_large'; limit: number }
  | { kind: 'not_a_date' }
  | { kind: 'not_an_option' }
  | { kind: 'not_an_email' | 'email_not_ascii' }
  | { kind: 'not_a_telephone' }
  | { kind: 'too_few'; limit: number }
  | { kind: 'too_many'; limit: number }

/** In characters, where the question sets no limit of its own. */
export const MAXIMUM_TEXT_LENGTH = 1000

const DATE = /^\d{4}-\d{2}-\d{2}$/

const EMAIL = /^[^\s@]+@[^\s@]+[.。][^\s@]+$/
/** Domains may be of any script; what stands before the @ not, as many mail servers take no other addresses. */
const ASCII_BEFORE_AT = /^[!-~]+@/

export function emailFault(
  typed: string,
): { kind: 'not_an_email' | 'email_not_ascii' } | undefined {
  const address = typed.trim()
  if (!EMAIL.test(address)) return { kind: 'not_an_email' }
  return ASCII_BEFORE_AT.test(address) ? undefined : { kind: 'email_not_ascii' }
}

/** What people write between digits is not looked at, as the server does not. */
const BETWEEN_DIGITS = /[\s./()\-\u2010-\u2015\u202A-\u202E]/gu
const TELEPHONE = /^(?:(?:\+|00)\d{6,15}|(?!00)\d{6,15})$/

export const isTelephone = (typed: string): boolean =>
  TELEPHONE.test(typed.replaceAll(BETWEEN_DIGITS, ''))

/** Why an answer will not do; undefined when it will. */
export function answerFault(
  question: Question,
  answer: Answer | undefined,
): AnswerFault | undefined {
  if (question.kind === 'boolean')
    return question.required && answer !== true ? { kind: 'must_accept' } : undefined
  if (isEmpty(answer) || answer === undefined)
    return question.required ? { kind: 'required' } : undefined

  const isOption = (value: string): boolean =>
    question.options?.some((option) => option.value === value) ?? false
  switch (question.kind) {
    case 'text': {
      const limit = question.maximum_length ?? MAXIMUM_TEXT_LENGTH
      return Array.from(String(answer)).length > limit ? { kind: 'too_long', limit } : undefined
    }
    case 'number': {
      const value = Number(answer)
      const { minimum, maximum } = question
      if (Number.isNaN(value)) return { kind: 'not_a_number' }
      if (typeof minimum === 'number' && value < minimum)
        return { kind: 'too_small', limit: minimum }
      if (typeof maximum === 'number' && value > maximum)
        return { kind: 'too_large', limit: maximum }
      return undefined
    }
    case 'date':
      return DATE.test(String(answer)) && !Number.isNaN(Date.parse(String(answer)))
        ? undefined
        : { kind: 'not_a_date' }
    case 'email':
      return emailFault(String(answer))
    case 'telephone':
      return isTelephone(String(answer)) ? undefined : { kind: 'not_a_telephone' }
    case 'country':
      // One of a list: whether it is a country the server knows.
      return undefined
    case 'choice':
      return isOption(String(answer)) ? undefined : { kind: 'not_an_option' }
    default: {
      const values = Array.isArray(answer) ? answer : []
      const { minimum, maximum } = question
      if (!values.every(isOption)) return { kind: 'not_an_option' }
      if (typeof minimum === 'number' && values.length < minimum)
        return { kind: 'too_few', limit: minimum }
      if (typeof maximum === 'number' && values.length > maximum)
        return { kind: 'too_many', limit: maximum }
      return undefined
    }
  }
}

/** The answers to send: only of questions that are asked, without empty ones. */
export function answersToSend(asked: Question[], draft: DraftAnswers): Answers {
  const answers: Answers = {}
  for (const { id, kind } of asked) {
    const answer = draft[id]
    if (kind === 'boolean') answers[id] = answer === true
    else if (answer === undefined || isEmpty(answer)) continue
    else if (kind === 'number') answers[id] = Number(answer)
    else answers[id] = typeof answer === 'string' ? answer.trim() : answer
  }
  return answers
}
