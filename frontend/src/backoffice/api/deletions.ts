// What the back office asks to delete what nobody has ordered, and to put it back.

import { answerOf, api } from '@/api/client'
import type { components } from '@/api/schema'
import { seen, type Versioned } from './versions'

export type Deletion = components['schemas']['Deletion']

type Read = Versioned & { id: string }

export const listDeletions = (organizer_id: string, event_id: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/deletions', {
      params: { path: { organizer_id, event_id } },
    }),
  )

export const restoreDeletion = (organizer_id: string, event_id: string, deletion_id: string) =>
  answerOf(
    api.POST(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/deletions/{deletion_id}/restorations',
      { params: { path: { organizer_id, event_id, deletion_id } } },
    ),
  )

export const deleteDate = (organizer_id: string, event_id: string, date: Read) =>
  answerOf(
    api.DELETE(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}',
      {
        params: {
          path: { organizer_id, event_id, occurrence_id: date.id },
          header: seen(date),
        },
      },
    ),
  )

export const deleteProduct = (organizer_id: string, event_id: string, product: Read) =>
  answerOf(
    api.DELETE(
      '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/products/{product_id}',
      {
        params: {
          path: { organizer_id, event_id, product_id: product.id },
          header: seen(product),
        },
      },
    ),
  )

export const listVenueDeletions = (organizer_id: string) =>
  answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/deletions', {
      params: { path: { organizer_id } },
    }),
  )

export const restoreVenue = (organizer_id: string, deletion_id: string) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/deletions/{deletion_id}/restorations', {
      params: { path: { organizer_id, deletion_id } },
    }),
  )

export const deleteVenue = (organizer_id: string, venue: Read) =>
  answerOf(
    api.DELETE('/api/v1/backoffice/organizers/{organizer_id}/venues/{venue_id}', {
      params: { path: { organizer_id, venue_id: venue.id }, header: seen(venue) },
    }),
  )
