// What an organizer adds to the mails that buyers of an event get.

import { answerOf, api } from '@/api/client'
import type { components } from '@/api/schema'
import type { Texts } from './event-types'
import { seen, type Versioned } from './versions'

type Schemas = components['schemas']

export type MailKind = Schemas['MailKind']
export type MailText = Schemas['MailText']
export type MailPreview = Schemas['MailPreview']
/** A part of a mail, as an element or as words. */
export type LetterNode = Schemas['LetterNode']

const BASE = '/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/mail-texts'

const of = (organizer_id: string, event_id: string, kind: MailKind) => ({
  path: { organizer_id, event_id, kind },
})

export const listMailTexts = (organizer_id: string, event_id: string) =>
  answerOf(api.GET(BASE, { params: { path: { organizer_id, event_id } } }))

export const changeMailText = (
  organizerId: string,
  eventId: string,
  text: Versioned & { kind: MailKind },
  body: { text: Texts },
) =>
  answerOf(
    api.PUT(`${BASE}/{kind}`, {
      params: { ...of(organizerId, eventId, text.kind), header: seen(text) },
      body,
    }),
  )

export const resetMailText = (
  organizerId: string,
  eventId: string,
  text: Versioned & { kind: MailKind },
) =>
  answerOf(
    api.DELETE(`${BASE}/{kind}`, {
      params: { ...of(organizerId, eventId, text.kind), header: seen(text) },
    }),
  )

export const previewMail = (
  organizerId: string,
  eventId: string,
  kind: MailKind,
  body: { text: Texts },
) => answerOf(api.POST(`${BASE}/{kind}/preview`, { params: of(organizerId, eventId, kind), body }))

export const sendExample = (organizerId: string, eventId: string, kind: MailKind) =>
  answerOf(api.POST(`${BASE}/{kind}/examples`, { params: of(organizerId, eventId, kind) }))
