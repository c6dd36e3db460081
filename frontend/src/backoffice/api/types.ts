// What accounts says and is told, under the names that the back office reads best by.

import type { components, operations } from '@/api/schema'

type Schemas = components['schemas']

export type Role = Schemas['Role']
export type Right = Schemas['Right']

export type AccountProfile = Schemas['AccountProfile']
export type SessionState = Schemas['SessionState']
export type MembershipSummary = Schemas['MembershipSummary']
export type SessionAnswer = Schemas['SessionAnswer']
export type SessionDetails = Schemas['SessionDetails']
export type TotpSecret = Schemas['TotpOffer']

export type OrganizerSettings = Schemas['OrganizerSettings']
export type OrganizerChange = Schemas['OrganizerChange']

export type MemberDetails = Schemas['MemberDetails']
export type InvitationDetails = Schemas['InvitationDetails']
/** An invitation as whoever has its link sees it. */
export type ShownInvitation = Schemas['InvitationSummary']

export type ApiKeyDetails = Schemas['ApiKeyDetails']
export type NewApiKey = Schemas['ApiKeyRequest']

export type AuditAction = Schemas['AuditAction']
export type AuditActor = Schemas['AuditActor']
export type AuditEntry = Schemas['AuditEntry']
export type AuditQuery = NonNullable<operations['accounts.audit_list']['parameters']['query']>
export type ChainCheck = Schemas['AuditCheck']
