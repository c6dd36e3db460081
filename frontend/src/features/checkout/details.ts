// The form of an order: who buys, who comes, what they answer. Fields are named
// by the JSON pointer that they have in the request, so that the server's
// complaints find them.

import type { Order, OrderDetails, OrderLine, Question } from '@/api/types'
import { liveLines } from '@/sale/order-lines'
import {
  answerFault,
  answersToSend,
  askedQuestions,
  emailFault,
  type AnswerFault,
  type DraftAnswers,
} from '@/ui/questions'

export interface AttendeeDraft {
  line: number
  name: string
  answers: DraftAnswers
}

export interface DetailsDraft {
  contact: { name: string; email: string }
  answers: DraftAnswers
  attendees: AttendeeDraft[]
}

/** What stands in the form at first: what is typed already, else what the order knows. */
export function draftOf(order: Order, typed: DetailsDraft | undefined): DetailsDraft {
  return {
    contact: typed?.contact ?? {
      name: order.contact?.name ?? '',
      email: order.contact?.email ?? '',
    },
    answers: { ...order.answers, ...typed?.answers },
    attendees: liveLines(order.lines).map(({ line, attendee }) => {
      const earlier = typed?.attendees.find((candidate) => candidate.line === line)
      return {
        line,
        name: earlier?.name ?? attendee?.name ?? '',
        answers: { ...attendee?.answers, ...earlier?.answers },
      }
    }),
  }
}

export function orderQuestions(order: Order, draft: DetailsDraft): Question[] {
  return askedQuestions(order.questions, 'order', draft.answers)
}

export function attendeeQuestions(
  order: Order,
  line: OrderLine,
  attendee: AttendeeDraft,
): Question[] {
  return askedQuestions(order.questions, 'attendee', attendee.answers, line.product_id)
}

function lineOf(order: Order, attendee: AttendeeDraft): OrderLine | undefined {
  return order.lines.find(({ line }) => line === attendee.line)
}

export function detailsToSend(order: Order, draft: DetailsDraft): OrderDetails {
  return {
    contact: { name: draft.contact.name.trim(), email: draft.contact.email.trim() },
    answers: answersToSend(orderQuestions(order, draft), draft.answers),
    attendees: draft.attendees.map((attendee) => {
      const line = lineOf(order, attendee)
      const asked = line ? attendeeQuestions(order, line, attendee) : []
      return {
        line: attendee.line,
        ...(attendee.name.trim() && { name: attendee.name.trim() }),
        answers: answersToSend(asked, attendee.answers),
      }
    }),
  }
}

const MAXIMUM_NAME_LENGTH = 200

/** Everything that will not do, by JSON pointer. */
export function detailsFaults(order: Order, draft: DetailsDraft): Map<string, AnswerFault> {
  const faults = new Map<string, AnswerFault>()
  const { name, email } = draft.contact
  if (name.trim() === '') faults.set('/contact/name', { kind: 'required' })
  else if (name.trim().length > MAXIMUM_NAME_LENGTH)
    faults.set('/contact/name', { kind: 'too_long', limit: MAXIMUM_NAME_LENGTH })
  if (email.trim() === '') faults.set('/contact/email', { kind: 'required' })
  else {
    const fault = emailFault(email)
    if (fault) faults.set('/contact/email', fault)
  }

  const check = (questions: Question[], answers: DraftAnswers, pointer: string): void => {
    for (const question of questions) {
      const fault = answerFault(question, answers[question.id])
      if (fault) faults.set(`${pointer}/${question.id}`, fault)
    }
  }
  check(orderQuestions(order, draft), draft.answers, '/answers')
  draft.attendees.forEach((attendee, index) => {
    const line = lineOf(order, attendee)
    if (line)
      check(
        attendeeQuestions(order, line, attendee),
        attendee.answers,
        `/attendees/${index}/answers`,
      )
  })
  return faults
}

/** The id of the field at a JSON pointer. */
export function fieldId(pointer: string): string {
  return `field${pointer.replaceAll('/', '-')}`
}
