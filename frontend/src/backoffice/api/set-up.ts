// Everything that the back office asks for to set up what an event sells.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type {
  DateChange,
  NewArea,
  NewDate,
  NewProduct,
  NewSeries,
  NewVenue,
  RowsChange,
  RowsRequest,
  SaleQuestion,
} from './set-up-types'
import { seen, type Versioned } from './versions'

/** In the path of everything that belongs to an organizer. */
const at = (organizer_id: string) => ({ path: { organizer_id } })
/** And of what belongs to an event. */
const of = (organizer_id: string, event_id: string) => ({ path: { organizer_id, event_id } })

/** Something that is there, as it was read. */
type Read = Versioned & { id: string }

// Venues

export const listVenues = (organizerId: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/venues', { params: at(organizerId) }),
  )

export const createVenue = (organizerId: string, body: NewVenue) =>
  once(`venue:${organizerId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/venues', {
        params: { ...at(organizerId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const changeVenue = (organizer_id: string, venue: Read, body: NewVenue) =>
  answerOf(
    api.PUT('/api/v1/backoffice/organizers/{organizer_id}/venues/{venue_id}', {
      params: { path: { organizer_id, venue_id: venue.id }, header: seen(venue) },
      body,
    }),
  )

// Dates

export const listDates = (organizerId: string, eventId: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/occurrences', {
      params: of(organizerId, eventId),
    }),
  )

export const createDate = (organizerId: string, eventId: string, body: NewDate) =>
  once(`date:${eventId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/occurrences', {
        params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const changeDate = (organizer_id: string, event_id: string, date: Read, body: DateChange) =>
  answerOf(
    api.PATCH(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}',
      {
        params: {
          path: { organizer_id, event_id, occurrence_id: date.id },
          header: seen(date),
        },
        body,
      },
    ),
  )

/** Rules by which dates of the event are made, the oldest first. */
export const listSeries = (organizerId: string, eventId: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/series', {
      params: of(organizerId, eventId),
    }),
  )

/** The dates of a rule, of which none is made. */
export const previewSeries = (organizerId: string, eventId: string, body: NewSeries) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/series/preview', {
      params: of(organizerId, eventId),
      body,
    }),
  )

export const createSeries = (organizerId: string, eventId: string, body: NewSeries) =>
  once(`series:${eventId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/series', {
        params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const changeSeries = (
  organizer_id: string,
  event_id: string,
  series: Read,
  body: NewSeries,
) =>
  answerOf(
    api.PUT('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/series/{series_id}', {
      params: {
        path: { organizer_id, event_id, series_id: series.id },
        header: seen(series),
      },
      body,
    }),
  )

// Capacities

/** Those that all dates share. */
export const listSharedPools = (organizerId: string, eventId: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/pools', {
      params: of(organizerId, eventId),
    }),
  )

export const createArea = (organizerId: string, eventId: string, body: NewArea) =>
  once(`area:${eventId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/areas', {
        params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const changePool = (organizer_id: string, event_id: string, pool: Read, capacity: number) =>
  answerOf(
    api.PATCH('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/pools/{pool_id}', {
      params: { path: { organizer_id, event_id, pool_id: pool.id }, header: seen(pool) },
      body: { capacity },
    }),
  )

/** The rows of numbered places. */
export const getRows = (
  organizer_id: string,
  event_id: string,
  pool_id: string,
  locale: 'fr' | 'en',
) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/pools/{pool_id}/rows', {
      params: { path: { organizer_id, event_id, pool_id }, query: { locale } },
    }),
  )

export const changeRows = (organizer_id: string, event_id: string, pool: Read, body: RowsChange) =>
  answerOf(
    api.PUT('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/pools/{pool_id}/rows', {
      params: { path: { organizer_id, event_id, pool_id: pool.id }, header: seen(pool) },
      body,
    }),
  )

/** What is read in a text of rows, of which nothing is written. */
export const previewRows = (organizerId: string, eventId: string, body: RowsRequest) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/areas/preview', {
      params: of(organizerId, eventId),
      body,
    }),
  )

// Products

/** All of the event, in the order in which buyers are to see them. */
export const orderProducts = (organizer_id: string, event: Read, product_ids: string[]) =>
  answerOf(
    api.PUT('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/product-order', {
      params: { ...of(organizer_id, event.id), header: seen(event) },
      body: { product_ids },
    }),
  )

export const createProduct = (organizerId: string, eventId: string, body: NewProduct) =>
  once(`product:${eventId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/products', {
        params: { ...of(organizerId, eventId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const changeProduct = (
  organizer_id: string,
  event_id: string,
  product: Read,
  body: NewProduct,
) =>
  answerOf(
    api.PUT(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/products/{product_id}',
      {
        params: {
          path: { organizer_id, event_id, product_id: product.id },
          header: seen(product),
        },
        body,
      },
    ),
  )

// The sale

export const getChecklist = (organizerId: string, eventId: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/checklist', {
      params: of(organizerId, eventId),
    }),
  )

/** Whether a rate can be bought for a date, at a moment, with a code; and what stands in the way. */
export const checkSale = (
  organizer_id: string,
  event_id: string,
  { occurrence_id, rate_id, ...buyer }: SaleQuestion,
) =>
  answerOf(
    api.GET(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/rates/{rate_id}/sale-check',
      { params: { path: { organizer_id, event_id, occurrence_id, rate_id }, query: buyer } },
    ),
  )

/** A link that shows a draft; one that was made before shows nothing any more. */
export const openPreview = (organizerId: string, event: Read) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/preview-link', {
      params: { ...of(organizerId, event.id), header: seen(event) },
    }),
  )

export const closePreview = (organizerId: string, event: Read) =>
  answerOf(
    api.DELETE('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/preview-link', {
      params: { ...of(organizerId, event.id), header: seen(event) },
    }),
  )

/** What is published already stays so: whoever asks again needs no key. */
export const publish = (organizerId: string, event: Read) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/publication', {
      params: { ...of(organizerId, event.id), header: seen(event) },
    }),
  )

export const withdraw = (organizerId: string, event: Read) =>
  answerOf(
    api.DELETE('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/publication', {
      params: { ...of(organizerId, event.id), header: seen(event) },
    }),
  )
