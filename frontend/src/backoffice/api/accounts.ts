// Everything that the back office asks the accounts function for.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type { Language } from '@/api/types'
import type {
  AccountProfile,
  ApiKeyDetails,
  AuditPage,
  AuditQuery,
  ChainCheck,
  InvitationDetails,
  MemberChange,
  MemberDetails,
  NewApiKey,
  NewInvitation,
  NewOrganizer,
  OrganizerChange,
  OrganizerSettings,
  RecoveryCodes,
  SessionAnswer,
  SessionDetails,
  ShownInvitation,
  TotpSecret,
} from './types'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Request {
  path?: Record<string, string>
  query?: object
  header?: Record<string, string>
  body?: object
}

type Send = (
  path: string,
  init: { params: Omit<Request, 'body'>; body?: object },
) => Promise<{ data?: unknown; error?: unknown; response: Response }>

const BASE = '/api/v1/accounts'

function ask<Answer>(
  method: Method,
  path: string,
  { body, ...params }: Request = {},
): Promise<Answer> {
  // The paths stand here and not in the schema's types, so a page's request reads as one line.
  const send = api[method] as unknown as Send
  return answerOf<Answer>(
    send(BASE + path, { params, body }) as Promise<{ data?: Answer; response: Response }>,
  )
}

/** In the path of everything that belongs to an organizer. */
const at = (organizerId: string, more: Record<string, string> = {}): Request => ({
  path: { organizer_id: organizerId, ...more },
})

// Signing up and in

export const signUp = (body: { email: string; name: string; password: string; locale: Language }) =>
  ask<void>('POST', '/sign-ups', { body })

export const confirm = (token: string) =>
  ask<SessionAnswer>('POST', '/sign-ups/confirm', { body: { token } })

export const askForLink = (body: { email: string; kind: 'sign_in' | 'reset'; locale: Language }) =>
  ask<void>('POST', '/links', { body })

export const signIn = (body: { email: string; password: string; code?: string }) =>
  ask<SessionAnswer>('POST', '/sessions', { body })

export const signInByLink = (body: { token: string; code?: string }) =>
  ask<SessionAnswer>('POST', '/sessions/by-link', { body })

export const resetPassword = (body: { token: string; password: string; code?: string }) =>
  ask<SessionAnswer>('POST', '/resets', { body })

// The session, and others of the same person

export const getSession = () => ask<SessionAnswer>('GET', '/session')

export const endThisSession = () => ask<void>('DELETE', '/session')

export const stepUp = (body: { password: string } | { code: string }) =>
  ask<{ stepped_up_until: string }>('POST', '/session/step-up', { body })

export const listSessions = () => ask<SessionDetails[]>('GET', '/sessions')

export const endOthers = () => ask<void>('DELETE', '/sessions')

export const endSession = (id: string) =>
  ask<void>('DELETE', '/sessions/{session_id}', { path: { session_id: id } })

// The account

export const changeMe = (body: { name?: string; locale?: Language }) =>
  ask<AccountProfile>('PATCH', '/me', { body })

export const setPassword = (password: string) =>
  ask<void>('PUT', '/me/password', { body: { password } })

export const askForNewAddress = (email: string) =>
  ask<void>('POST', '/me/email', { body: { email } })

export const confirmNewAddress = (token: string) =>
  ask<AccountProfile>('POST', '/me/email/confirm', { body: { token } })

export const beginTotp = () => ask<TotpSecret>('POST', '/me/totp')

export const finishTotp = (code: string) =>
  ask<RecoveryCodes>('PUT', '/me/totp', { body: { code } })

export const endTotp = () => ask<void>('DELETE', '/me/totp')

export const newRecoveryCodes = () => ask<RecoveryCodes>('POST', '/me/recovery-codes')

export const listMyAudit = (query: Pick<AuditQuery, 'cursor' | 'limit'> = {}) =>
  ask<AuditPage>('GET', '/me/audit', { query })

// Organizers

export const found = (body: NewOrganizer) =>
  once('found', body, (key) =>
    ask<OrganizerSettings>('POST', '/organizers', { body, header: { 'Idempotency-Key': key } }),
  )

export const getOrganizer = (organizerId: string) =>
  ask<OrganizerSettings>('GET', '/organizers/{organizer_id}', at(organizerId))

export const changeOrganizer = (organizerId: string, body: OrganizerChange) =>
  ask<OrganizerSettings>('PATCH', '/organizers/{organizer_id}', { ...at(organizerId), body })

export const setBankAccount = (organizerId: string, body: { holder: string; iban: string }) =>
  ask<void>('PUT', '/organizers/{organizer_id}/bank-account', { ...at(organizerId), body })

// Teams

export const listMembers = (organizerId: string) =>
  ask<MemberDetails[]>('GET', '/organizers/{organizer_id}/members', at(organizerId))

export const changeMember = (organizerId: string, accountId: string, body: MemberChange) =>
  ask<MemberDetails>('PATCH', '/organizers/{organizer_id}/members/{account_id}', {
    ...at(organizerId, { account_id: accountId }),
    body,
  })

export const removeMember = (organizerId: string, accountId: string) =>
  ask<void>(
    'DELETE',
    '/organizers/{organizer_id}/members/{account_id}',
    at(organizerId, { account_id: accountId }),
  )

export const leave = (organizerId: string) =>
  ask<void>('DELETE', '/organizers/{organizer_id}/membership', at(organizerId))

export const listInvitations = (organizerId: string) =>
  ask<InvitationDetails[]>('GET', '/organizers/{organizer_id}/invitations', at(organizerId))

export const invite = (organizerId: string, body: NewInvitation) =>
  once(`invite:${organizerId}`, body, (key) =>
    ask<InvitationDetails>('POST', '/organizers/{organizer_id}/invitations', {
      ...at(organizerId),
      body,
      header: { 'Idempotency-Key': key },
    }),
  )

export const inviteAgain = (organizerId: string, invitationId: string) =>
  ask<void>(
    'POST',
    '/organizers/{organizer_id}/invitations/{invitation_id}/mail',
    at(organizerId, { invitation_id: invitationId }),
  )

export const revokeInvitation = (organizerId: string, invitationId: string) =>
  ask<void>(
    'DELETE',
    '/organizers/{organizer_id}/invitations/{invitation_id}',
    at(organizerId, { invitation_id: invitationId }),
  )

export const showInvitation = (token: string) =>
  ask<ShownInvitation>('POST', '/invitations/show', { body: { token } })

export const acceptInvitation = (body: { token: string; name?: string; password?: string }) =>
  ask<SessionAnswer>('POST', '/invitations/accept', { body })

// Keys. A key's secret is in the answer, so its request takes no idempotency key, with which answers are kept.

export const listKeys = (organizerId: string) =>
  ask<ApiKeyDetails[]>('GET', '/organizers/{organizer_id}/api-keys', at(organizerId))

export const createKey = (organizerId: string, body: NewApiKey) =>
  ask<ApiKeyDetails & { key: string }>('POST', '/organizers/{organizer_id}/api-keys', {
    ...at(organizerId),
    body,
  })

export const revokeKey = (organizerId: string, keyId: string) =>
  ask<void>(
    'DELETE',
    '/organizers/{organizer_id}/api-keys/{api_key_id}',
    at(organizerId, { api_key_id: keyId }),
  )

// The audit log

export const listAudit = (organizerId: string, query: AuditQuery) =>
  ask<AuditPage>('GET', '/organizers/{organizer_id}/audit', { ...at(organizerId), query })

export const checkAudit = (organizerId: string, from?: number) =>
  ask<ChainCheck>('GET', '/organizers/{organizer_id}/audit/check', {
    ...at(organizerId),
    query: { from },
  })
