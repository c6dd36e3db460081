// What the back office asks to call events and dates off.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type { components } from '@/api/schema'
import { seen, type Versioned } from './versions'

type Schemas = components['schemas']

export type Cancellation = Schemas['EventCancellation']
export type CancellationPreview = Schemas['CancellationPreview']
export type NewCancellation = Schemas['CancellationRequest']
export type RefundChoice = Schemas['RefundChoice']

type Read = Versioned & { id: string }

export const listCancellations = (organizer_id: string, event_id: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/cancellations', {
      params: { path: { organizer_id, event_id } },
    }),
  )

/** What calling the event off would end, or this date of it. */
export const previewCancellation = (
  organizer_id: string,
  event_id: string,
  occurrence_id?: string,
): Promise<CancellationPreview> =>
  occurrence_id
    ? answerOf(
        api.GET(
          '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/cancellation-preview',
          { params: { path: { organizer_id, event_id, occurrence_id } } },
        ),
      )
    : answerOf(
        api.GET(
          '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/cancellation-preview',
          { params: { path: { organizer_id, event_id } } },
        ),
      )

export const callOffEvent = (organizer_id: string, event: Read, body: NewCancellation) =>
  once(`call-off:${event.id}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/cancellations', {
        params: {
          path: { organizer_id, event_id: event.id },
          header: { ...seen(event), 'idempotency-key': key },
        },
        body,
      }),
    ),
  )

export const callOffDate = (
  organizer_id: string,
  event_id: string,
  date: Read,
  body: NewCancellation,
) =>
  once(`call-off:${date.id}`, body, (key) =>
    answerOf(
      api.POST(
        '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/cancellations',
        {
          params: {
            path: { organizer_id, event_id, occurrence_id: date.id },
            header: { ...seen(date), 'idempotency-key': key },
          },
          body,
        },
      ),
    ),
  )
