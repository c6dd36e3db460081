// Local times that the clocks of a zone skip, or show twice.

import { ApiProblem } from '@/api/problem'
import type { AmbiguousTime } from '@/backoffice/api/set-up-types'

/** What a refusal asks about such a time, if that is what it is about. */
export function ambiguousIn(error: unknown): AmbiguousTime | undefined {
  if (!(error instanceof ApiProblem) || error.kind !== 'ambiguous-time') return undefined
  const [asked] = (error.body.errors ?? []) as unknown as AmbiguousTime[]
  return asked
}

/** “UTC+1”, “UTC−3:30” */
export function offsetOf(minutes: number): string {
  const hours = Math.floor(Math.abs(minutes) / 60)
  const rest = Math.abs(minutes) % 60
  const sign = minutes < 0 ? '−' : '+'
  return `UTC${sign}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`
}
