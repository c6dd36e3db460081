// Everything that the back office asks the accounts function for.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type { components } from '@/api/schema'
import type { AuditQuery, NewApiKey, OrganizerChange, OrganizerSettings } from './types'
import { seen } from './versions'

type Schemas = components['schemas']

/** In the path of everything that belongs to an organizer. */
const at = (organizer_id: string) => ({ path: { organizer_id } })

// Signing up and in

export const signUp = (body: Schemas['SignUpRequest']) =>
  answerOf(api.POST('/api/v1/accounts/sign-ups', { body }))

export const confirm = (token: string) =>
  answerOf(api.POST('/api/v1/accounts/sign-ups/confirm', { body: { token } }))

export const askForLink = (body: Schemas['AccountLinkRequest']) =>
  answerOf(api.POST('/api/v1/accounts/links', { body }))

export const signIn = (body: Schemas['PasswordSignIn']) =>
  answerOf(api.POST('/api/v1/accounts/sessions', { body }))

export const signInByLink = (body: Schemas['LinkSignIn']) =>
  answerOf(api.POST('/api/v1/accounts/sessions/by-link', { body }))

export const resetPassword = (body: Schemas['PasswordReset']) =>
  answerOf(api.POST('/api/v1/accounts/resets', { body }))

// The session, and others of the same person

export const getSession = () => answerOf(api.GET('/api/v1/accounts/session'))

export const endThisSession = () => answerOf(api.DELETE('/api/v1/accounts/session'))

export const stepUp = (body: Schemas['StepUpRequest']) =>
  answerOf(api.POST('/api/v1/accounts/session/step-up', { body }))

export const listSessions = () => answerOf(api.GET('/api/v1/accounts/sessions'))

export const endOthers = () => answerOf(api.DELETE('/api/v1/accounts/sessions'))

export const endSession = (session_id: string) =>
  answerOf(
    api.DELETE('/api/v1/accounts/sessions/{session_id}', { params: { path: { session_id } } }),
  )

// The account

export const changeMe = (body: Schemas['ProfileChange']) =>
  answerOf(api.PATCH('/api/v1/accounts/me', { body }))

export const setPassword = (password: string) =>
  answerOf(api.PUT('/api/v1/accounts/me/password', { body: { password } }))

export const askForNewAddress = (email: string) =>
  answerOf(api.POST('/api/v1/accounts/me/email', { body: { email } }))

export const confirmNewAddress = (token: string) =>
  answerOf(api.POST('/api/v1/accounts/me/email/confirm', { body: { token } }))

export const beginTotp = () => answerOf(api.POST('/api/v1/accounts/me/totp'))

export const finishTotp = (code: string) =>
  answerOf(api.PUT('/api/v1/accounts/me/totp', { body: { code } }))

export const endTotp = () => answerOf(api.DELETE('/api/v1/accounts/me/totp'))

export const newRecoveryCodes = () => answerOf(api.POST('/api/v1/accounts/me/recovery-codes'))

export const listMyAudit = (query: Pick<AuditQuery, 'cursor' | 'limit'> = {}) =>
  answerOf(api.GET('/api/v1/accounts/me/audit', { params: { query } }))

// Organizers

export const found = (body: Schemas['OrganizerRequest']) =>
  once('found', body, (key) =>
    answerOf(
      api.POST('/api/v1/accounts/organizers', {
        params: { header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const getOrganizer = (organizerId: string) =>
  answerOf(api.GET('/api/v1/accounts/organizers/{organizer_id}', { params: at(organizerId) }))

export const changeOrganizer = (organizer: OrganizerSettings, body: OrganizerChange) =>
  answerOf(
    api.PATCH('/api/v1/accounts/organizers/{organizer_id}', {
      params: { ...at(organizer.id), header: seen(organizer) },
      body,
    }),
  )

export const setBankAccount = (organizerId: string, body: Schemas['BankAccount']) =>
  answerOf(
    api.PUT('/api/v1/accounts/organizers/{organizer_id}/bank-account', {
      params: at(organizerId),
      body,
    }),
  )

// Teams

export const listMembers = (organizerId: string) =>
  answerOf(
    api.GET('/api/v1/accounts/organizers/{organizer_id}/members', { params: at(organizerId) }),
  )

export const changeMember = (
  organizer_id: string,
  account_id: string,
  body: Schemas['MemberChange'],
) =>
  answerOf(
    api.PATCH('/api/v1/accounts/organizers/{organizer_id}/members/{account_id}', {
      params: { path: { organizer_id, account_id } },
      body,
    }),
  )

export const removeMember = (organizer_id: string, account_id: string) =>
  answerOf(
    api.DELETE('/api/v1/accounts/organizers/{organizer_id}/members/{account_id}', {
      params: { path: { organizer_id, account_id } },
    }),
  )

export const leave = (organizerId: string) =>
  answerOf(
    api.DELETE('/api/v1/accounts/organizers/{organizer_id}/membership', {
      params: at(organizerId),
    }),
  )

export const listInvitations = (organizerId: string) =>
  answerOf(
    api.GET('/api/v1/accounts/organizers/{organizer_id}/invitations', {
      params: at(organizerId),
    }),
  )

export const invite = (organizerId: string, body: Schemas['InvitationRequest']) =>
  once(`invite:${organizerId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/accounts/organizers/{organizer_id}/invitations', {
        params: { ...at(organizerId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const inviteAgain = (organizer_id: string, invitation_id: string) =>
  answerOf(
    api.POST('/api/v1/accounts/organizers/{organizer_id}/invitations/{invitation_id}/mail', {
      params: { path: { organizer_id, invitation_id } },
    }),
  )

export const revokeInvitation = (organizer_id: string, invitation_id: string) =>
  answerOf(
    api.DELETE('/api/v1/accounts/organizers/{organizer_id}/invitations/{invitation_id}', {
      params: { path: { organizer_id, invitation_id } },
    }),
  )

export const showInvitation = (token: string) =>
  answerOf(api.POST('/api/v1/accounts/invitations/show', { body: { token } }))

export const acceptInvitation = (body: Schemas['AcceptanceRequest']) =>
  answerOf(api.POST('/api/v1/accounts/invitations/accept', { body }))

// Keys. A key's secret is in the answer, so its request takes no idempotency key, with which answers are kept.

export const listKeys = (organizerId: string) =>
  answerOf(
    api.GET('/api/v1/accounts/organizers/{organizer_id}/api-keys', { params: at(organizerId) }),
  )

export const createKey = (organizerId: string, body: NewApiKey) =>
  answerOf(
    api.POST('/api/v1/accounts/organizers/{organizer_id}/api-keys', {
      params: at(organizerId),
      body,
    }),
  )

export const revokeKey = (organizer_id: string, api_key_id: string) =>
  answerOf(
    api.DELETE('/api/v1/accounts/organizers/{organizer_id}/api-keys/{api_key_id}', {
      params: { path: { organizer_id, api_key_id } },
    }),
  )

// The audit log

export const listAudit = (organizerId: string, query: AuditQuery) =>
  answerOf(
    api.GET('/api/v1/accounts/organizers/{organizer_id}/audit', {
      params: { ...at(organizerId), query },
    }),
  )

export const checkAudit = (organizerId: string, from?: number) =>
  answerOf(
    api.GET('/api/v1/accounts/organizers/{organizer_id}/audit/check', {
      params: { ...at(organizerId), query: { from } },
    }),
  )
