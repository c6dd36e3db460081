// Everything that the back office asks for to set up what an event sells.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type { EditedEvent } from './event-types'
import type {
  Area,
  Checklist,
  DateChange,
  EditedProduct,
  EventDate,
  NewArea,
  NewDate,
  NewProduct,
  NewVenue,
  Pool,
  Venue,
} from './set-up-types'
import { seen, type Versioned } from './versions'

const BASE = '/api/v1/backoffice/organizers/{organizer_id}'
const EVENT = `${BASE}/events/{event_id}`

interface Init {
  params: { path: Record<string, string>; header?: Record<string, string> }
  body?: unknown
}

/** These routes are not in the schema yet: what they answer is said here. */
const ask = <Answer>(
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  path: string,
  init: Init,
) => answerOf<Answer>(api.request(method, path as never, init as never) as never)

/** In the path of everything that belongs to an organizer. */
const at = (organizer_id: string) => ({ path: { organizer_id } })
/** And of what belongs to an event. */
const of = (organizer_id: string, event_id: string, more: Record<string, string> = {}) => ({
  path: { organizer_id, event_id, ...more },
})

// Venues

export const listVenues = (organizerId: string) =>
  ask<{ items: Venue[] }>('get', `${BASE}/venues`, { params: at(organizerId) })

export const createVenue = (organizerId: string, body: NewVenue) =>
  once(`venue:${organizerId}`, body, (key) =>
    ask<Venue>('post', `${BASE}/venues`, {
      params: { ...at(organizerId), header: { 'idempotency-key': key } },
      body,
    }),
  )

export const changeVenue = (
  organizer_id: string,
  venue: Versioned & { id: string },
  body: NewVenue,
) =>
  ask<Venue>('put', `${BASE}/venues/{venue_id}`, {
    params: { path: { organizer_id, venue_id: venue.id }, header: seen(venue) },
    body,
  })

// Dates

export const listDates = (organizerId: string, eventId: string) =>
  ask<{ items: EventDate[] }>('get', `${EVENT}/occurrences`, { params: of(organizerId, eventId) })

export const createDate = (organizerId: string, eventId: string, body: NewDate) =>
  once(`date:${eventId}`, body, (key) =>
    ask<EventDate>('post', `${EVENT}/occurrences`, {
      params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
      body,
    }),
  )

export const changeDate = (
  organizerId: string,
  eventId: string,
  date: Versioned & { id: string },
  body: DateChange,
) =>
  ask<EventDate>('patch', `${EVENT}/occurrences/{occurrence_id}`, {
    params: { ...of(organizerId, eventId, { occurrence_id: date.id }), header: seen(date) },
    body,
  })

// Capacities

/** Those that all dates share. */
export const listSharedPools = (organizerId: string, eventId: string) =>
  ask<{ items: Pool[] }>('get', `${EVENT}/pools`, { params: of(organizerId, eventId) })

export const createArea = (organizerId: string, eventId: string, body: NewArea) =>
  once(`area:${eventId}`, body, (key) =>
    ask<{ areas: Area[] }>('post', `${EVENT}/areas`, {
      params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
      body,
    }),
  )

export const changePool = (
  organizerId: string,
  eventId: string,
  pool: Versioned & { id: string },
  capacity: number,
) =>
  ask<Pool>('patch', `${EVENT}/pools/{pool_id}`, {
    params: { ...of(organizerId, eventId, { pool_id: pool.id }), header: seen(pool) },
    body: { capacity },
  })

// Products

export const createProduct = (organizerId: string, eventId: string, body: NewProduct) =>
  once(`product:${eventId}`, body, (key) =>
    ask<EditedProduct>('post', `${EVENT}/products`, {
      params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
      body,
    }),
  )

export const changeProduct = (
  organizerId: string,
  eventId: string,
  product: Versioned & { id: string },
  body: NewProduct,
) =>
  ask<EditedProduct>('put', `${EVENT}/products/{product_id}`, {
    params: { ...of(organizerId, eventId, { product_id: product.id }), header: seen(product) },
    body,
  })

// The sale

export const getChecklist = (organizerId: string, eventId: string) =>
  ask<Checklist>('get', `${EVENT}/checklist`, { params: of(organizerId, eventId) })

export const publish = (organizerId: string, event: Versioned & { id: string }) =>
  once(`publication:${event.id}`, event.version, (key) =>
    ask<EditedEvent>('post', `${EVENT}/publication`, {
      params: {
        ...of(organizerId, event.id),
        header: { ...seen(event), 'idempotency-key': key },
      },
    }),
  )

export const withdraw = (organizerId: string, event: Versioned & { id: string }) =>
  ask<EditedEvent>('delete', `${EVENT}/publication`, {
    params: { ...of(organizerId, event.id), header: seen(event) },
  })
