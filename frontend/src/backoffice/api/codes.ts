// What buyers may type to pay less or to buy what others cannot.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type { components, operations } from '@/api/schema'
import { seen, type Versioned } from './versions'

type Schemas = components['schemas']

export type CodeKind = Schemas['CodeKind']
export type EditedCode = Schemas['EditedCode']
export type NewCode = Schemas['CodeRequest']
export type NewTerms = Schemas['TermsRequest']
export type NewBatch = Schemas['BatchRequest']
export type MadeBatch = Schemas['MadeCodeBatch']
export type CodesQuery = NonNullable<operations['backoffice.codes_list']['parameters']['query']>

/** Something that is there, as it was read. */
type Read = Versioned & { id: string }

const of = (organizer_id: string, event_id: string) => ({ path: { organizer_id, event_id } })

export const listCodes = (organizerId: string, eventId: string, query: CodesQuery) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/codes', {
      params: { ...of(organizerId, eventId), query },
    }),
  )

export const createCode = (organizerId: string, eventId: string, body: NewCode) =>
  once(`code:${eventId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/codes', {
        params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const changeCode = (organizer_id: string, event_id: string, code: Read, body: NewCode) =>
  answerOf(
    api.PUT('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/codes/{code_id}', {
      params: { path: { organizer_id, event_id, code_id: code.id }, header: seen(code) },
      body,
    }),
  )

export const deleteCode = (organizer_id: string, event_id: string, code: Read) =>
  answerOf(
    api.DELETE('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/codes/{code_id}', {
      params: { path: { organizer_id, event_id, code_id: code.id }, header: seen(code) },
    }),
  )

export const createBatch = (organizerId: string, eventId: string, body: NewBatch) =>
  once(`code-batch:${eventId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/code-batches', {
        params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

/** Where the browser fetches the codes of a batch from by itself. */
export const batchFile = (organizerId: string, eventId: string, batchId: string): string =>
  `/api/v1/backoffice/organizers/${organizerId}/events/${eventId}/code-batches/${batchId}/codes.csv`
