import type { AuditAction } from '@/backoffice/api/types'

/** What is done to an organizer, as `shared/domain/audit` names it; others are shown by their names. */
export const actions: readonly AuditAction[] = [
  'api_key.made',
  'api_key.revoked',
  'invitation.made',
  'invitation.mailed',
  'invitation.revoked',
  'member.changed',
  'member.joined',
  'member.left',
  'member.removed',
  'organizer.bank_account_changed',
  'organizer.changed',
  'organizer.founded',
]
