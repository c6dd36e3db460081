// What accounts says and is told, under the names that the back office reads best by.

import type { Language } from '@/api/types'

export type Role = 'owner' | 'manager' | 'sales' | 'accountant' | 'gate'

export type Right =
  | 'see_organizer'
  | 'edit_organizer'
  | 'edit_bank_account'
  | 'see_members'
  | 'manage_members'
  | 'leave'
  | 'see_keys'
  | 'manage_keys'
  | 'see_audit'

export interface AccountProfile {
  id: string
  email: string
  name: string
  locale: Language
  has_password: boolean
  second_factors: ('totp' | 'recovery_code')[]
  recovery_codes_left: number
}

export interface SessionState {
  id: string
  expires_at: string
  stepped_up_until: string
}

export interface OrganizerName {
  id: string
  slug: string
  name: string
}

export interface MembershipSummary {
  organizer: OrganizerName
  role: Role
  all_events: boolean
  event_ids: string[]
  rights: Right[]
}

export interface SessionAnswer {
  account: AccountProfile
  session: SessionState
  memberships: MembershipSummary[]
}

export interface SessionDetails {
  id: string
  created_at: string
  last_seen_at: string
  user_agent: string
  network: string
  is_this: boolean
}

export interface TotpSecret {
  secret: string
  uri: string
}

export interface RecoveryCodes {
  recovery_codes: string[]
}

export interface OrganizerSettings {
  id: string
  slug: string
  version: number
  name: string
  email: string
  locale: Language
  legal_name: string | null
  address: string | null
  registration_number: string | null
  vat_number: string | null
  licence_numbers: string[]
}

export interface NewOrganizer {
  name: string
  email: string
  slug?: string
  locale: Language
}

export type OrganizerChange = Pick<OrganizerSettings, 'version'> &
  Partial<Omit<OrganizerSettings, 'id' | 'slug' | 'version'>>

export interface MemberDetails {
  account_id: string
  name: string
  email: string
  role: Role
  all_events: boolean
  event_ids: string[]
  joined_at: string
  has_second_factor: boolean
  last_seen_at?: string | null
}

export interface MemberChange {
  role?: Role
  all_events?: boolean
  event_ids?: string[]
}

export interface NewInvitation {
  email: string
  role: Role
  all_events: boolean
  event_ids: string[]
  locale: Language
}

export interface InvitationDetails extends NewInvitation {
  id: string
  invited_by: string
  created_at: string
  mailed_at: string
  expires_at: string
  accepted_at?: string | null
  revoked_at?: string | null
}

/** An invitation as whoever has its link sees it. */
export interface ShownInvitation {
  organizer: { id: string; name: string }
  role: Role
  email: string
  invited_by: string
  expires_at: string
  has_account: boolean
}

export interface ApiKeyDetails {
  id: string
  name: string
  prefix: string
  role: Role
  created_at: string
  expires_at?: string | null
  last_used_at?: string | null
  revoked_at?: string | null
}

export interface NewApiKey {
  name: string
  role: Exclude<Role, 'owner'>
  expires_at?: string
}

export interface AuditSubject {
  kind: string
  /** The operator has none. */
  id: string | null
  name?: string | null
}

export interface AuditEntry {
  id: string
  sequence: number
  at: string
  actor: AuditSubject
  action: string
  subject: AuditSubject
  event_id?: string | null
  order_id?: string | null
  difference: Record<string, unknown> | null
  hash: string
}

export interface AuditPage {
  items: AuditEntry[]
  next_cursor?: string | null
}

export interface AuditQuery {
  actor_id?: string
  action?: string
  subject_id?: string
  from?: string
  until?: string
  cursor?: string
  limit?: number
}

export interface ChainCheck {
  is_whole: boolean
  broken_at: number | null
  checked_from: number
  checked_to: number
  last_sequence: number
  head: string
}
