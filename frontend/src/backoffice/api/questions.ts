// What an event asks its buyers and attendees.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type { components } from '@/api/schema'
import { seen, type Versioned } from './versions'

type Schemas = components['schemas']

export type EditedQuestion = Schemas['EditedQuestion']
/** Their version is that of each of them, too. */
export type EditedQuestions = Schemas['EditedQuestionList']
export type NewQuestion = Schemas['QuestionRequest']
export type QuestionKind = Schemas['QuestionKind']
export type QuestionScope = Schemas['QuestionScope']

type Read = Versioned & { id: string }

const of = (organizer_id: string, event_id: string) => ({ path: { organizer_id, event_id } })
const one = (organizer_id: string, event_id: string, question: Read) => ({
  path: { organizer_id, event_id, question_id: question.id },
  header: seen(question),
})

export const listQuestions = (organizerId: string, eventId: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/questions', {
      params: of(organizerId, eventId),
    }),
  )

export const createQuestion = (organizerId: string, eventId: string, body: NewQuestion) =>
  once(`question:${eventId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/questions', {
        params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const changeQuestion = (
  organizerId: string,
  eventId: string,
  question: Read,
  body: NewQuestion,
) =>
  answerOf(
    api.PUT(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/questions/{question_id}',
      { params: one(organizerId, eventId, question), body },
    ),
  )

export const deleteQuestion = (organizerId: string, eventId: string, question: Read) =>
  answerOf(
    api.DELETE(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/questions/{question_id}',
      { params: one(organizerId, eventId, question) },
    ),
  )

export const archiveQuestion = (organizerId: string, eventId: string, question: Read) =>
  answerOf(
    api.POST(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/questions/{question_id}/archive',
      { params: one(organizerId, eventId, question) },
    ),
  )

export const unarchiveQuestion = (organizerId: string, eventId: string, question: Read) =>
  answerOf(
    api.DELETE(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/questions/{question_id}/archive',
      { params: one(organizerId, eventId, question) },
    ),
  )

/** All that are asked, in the order in which they are to be asked. */
export const orderQuestions = (
  organizerId: string,
  eventId: string,
  questions: Versioned,
  question_ids: string[],
) =>
  answerOf(
    api.PUT('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/question-order', {
      params: { ...of(organizerId, eventId), header: seen(questions) },
      body: { question_ids },
    }),
  )
