import type { ApiKeyDetails } from '@/backoffice/api/types'

const DAY_MS = 86_400_000

/** Revoked or expired: nothing can be asked with it any more. */
export function isOver({ revoked_at, expires_at }: ApiKeyDetails): boolean {
  return Boolean(revoked_at) || (Boolean(expires_at) && Date.parse(expires_at ?? '') <= Date.now())
}

/** When a key ends that is made now; nothing for one that does not. */
export function expiryAfter(days: string): string | undefined {
  return days === '' ? undefined : new Date(Date.now() + Number(days) * DAY_MS).toISOString()
}
