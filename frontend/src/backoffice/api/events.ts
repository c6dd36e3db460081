// Everything that the back office asks about events: their dates, capacities, products and sale.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type { EventChange, EventCopy, EventsQuery, NewEvent } from './event-types'
import { seen, type Versioned } from './versions'

/** In the path of everything that belongs to an organizer. */
const at = (organizer_id: string) => ({ path: { organizer_id } })
/** And of what belongs to an event. */
const of = (organizer_id: string, event_id: string) => ({ path: { organizer_id, event_id } })

export const listEvents = (organizerId: string, query: EventsQuery) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events', {
      params: { ...at(organizerId), query },
    }),
  )

export const createEvent = (organizerId: string, body: NewEvent) =>
  once(`event:${organizerId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events', {
        params: { ...at(organizerId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const duplicateEvent = (organizerId: string, eventId: string, body: EventCopy) =>
  once(`copy:${eventId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/duplicate', {
        params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const getEvent = (organizerId: string, eventId: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}', {
      params: of(organizerId, eventId),
    }),
  )

export const changeEvent = (
  organizerId: string,
  event: Versioned & { id: string },
  body: EventChange,
) =>
  answerOf(
    api.PATCH('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}', {
      params: { ...of(organizerId, event.id), header: seen(event) },
      body,
    }),
  )

type Read = Versioned & { id: string }

export const archiveEvent = (organizerId: string, event: Read) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/archive', {
      params: { ...of(organizerId, event.id), header: seen(event) },
    }),
  )

export const unarchiveEvent = (organizerId: string, event: Read) =>
  answerOf(
    api.DELETE('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/archive', {
      params: { ...of(organizerId, event.id), header: seen(event) },
    }),
  )

export const deleteEvent = (organizerId: string, event: Read) =>
  answerOf(
    api.DELETE('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}', {
      params: { ...of(organizerId, event.id), header: seen(event) },
    }),
  )

export const restoreEvent = (organizerId: string, eventId: string) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/restoration', {
      params: of(organizerId, eventId),
    }),
  )
