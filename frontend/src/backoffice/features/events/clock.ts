// Local times that the clocks of a zone skip, or show twice.

import { ApiProblem } from '@/api/problem'

/** An instant that may be meant. */
interface Reading {
  at: string
  local: string
  offset_minutes: number
}

/** What is asked about a local time that is none, or two. */
export interface AmbiguousTime {
  /** Of the field: `/starts` */
  field: string
  kind: 'gap' | 'fold'
  earlier: Reading
  later: Reading
}

/** What a refusal asks about such a time, if that is what it is about. */
export function ambiguousIn(error: unknown): AmbiguousTime | undefined {
  if (!(error instanceof ApiProblem) || error.kind !== 'ambiguous-time') return undefined
  const { kind, earlier, later } = error.body as unknown as AmbiguousTime
  return { field: error.errors[0]?.field ?? '', kind, earlier, later }
}

/** “UTC+1”, “UTC−3:30” */
export function offsetOf(minutes: number): string {
  const hours = Math.floor(Math.abs(minutes) / 60)
  const rest = Math.abs(minutes) % 60
  const sign = minutes < 0 ? '−' : '+'
  return `UTC${sign}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`
}
