import auditActions from '@/api/audit-actions.json'
import type { AuditAction } from '@/backoffice/api/types'

/** What is done to an organizer; what people do to their accounts and sessions is told to themselves alone. */
export const actions = (auditActions as AuditAction[])
  .filter((action) => !/^(account|session)\./.test(action))
  .toSorted()
