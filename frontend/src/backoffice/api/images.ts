// Pictures of organizers, and which of them an event shows.

import { answerOf, api } from '@/api/client'
import type { components } from '@/api/schema'
import { sendWithProgress, type Progress } from './send-with-progress'
import { seen, type Versioned } from './versions'

type Schemas = components['schemas']

export type Picture = Schemas['Image']
export type PictureChange = Schemas['ImageChange']

/** In the path of everything that belongs to an organizer. */
const at = (organizer_id: string) => ({ path: { organizer_id } })
/** And of one of its pictures, or of what belongs to an event. */
const of = (organizer_id: string, image_id: string) => ({ path: { organizer_id, image_id } })
const shownBy = (organizer_id: string, event_id: string) => ({ path: { organizer_id, event_id } })

export const listPictures = (organizerId: string, query: { cursor?: string; limit?: number }) =>
  answerOf(
    api.GET('/api/v1/images/organizers/{organizer_id}/images', {
      params: { ...at(organizerId), query },
    }),
  )

/** The same file again is the same picture, so it takes no idempotency key. It may take as long as the network needs. */
export const uploadPicture = (
  organizerId: string,
  file: File,
  { signal, tell }: { signal: AbortSignal; tell: (progress: Progress) => void },
) =>
  answerOf(
    api.POST('/api/v1/images/organizers/{organizer_id}/images', {
      params: at(organizerId),
      headers: { 'Content-Type': file.type },
      body: file,
      bodySerializer: () => file,
      signal,
      fetch: (request) => sendWithProgress(request, file, tell),
    }),
  )

export const getPicture = (organizerId: string, pictureId: string) =>
  answerOf(
    api.GET('/api/v1/images/organizers/{organizer_id}/images/{image_id}', {
      params: of(organizerId, pictureId),
    }),
  )

export const changePicture = (
  organizerId: string,
  picture: Versioned & { id: string },
  body: PictureChange,
) =>
  answerOf(
    api.PATCH('/api/v1/images/organizers/{organizer_id}/images/{image_id}', {
      params: { ...of(organizerId, picture.id), header: seen(picture) },
      body,
    }),
  )

export const deletePicture = (organizerId: string, pictureId: string) =>
  answerOf(
    api.DELETE('/api/v1/images/organizers/{organizer_id}/images/{image_id}', {
      params: of(organizerId, pictureId),
    }),
  )

export const listEventPictures = (organizerId: string, eventId: string) =>
  answerOf(
    api.GET('/api/v1/images/organizers/{organizer_id}/events/{event_id}/images', {
      params: shownBy(organizerId, eventId),
    }),
  )

export const setEventPictures = (
  organizerId: string,
  eventId: string,
  before: Versioned,
  pictureIds: string[],
) =>
  answerOf(
    api.PUT('/api/v1/images/organizers/{organizer_id}/events/{event_id}/images', {
      params: { ...shownBy(organizerId, eventId), header: seen(before) },
      body: { image_ids: pictureIds },
    }),
  )
