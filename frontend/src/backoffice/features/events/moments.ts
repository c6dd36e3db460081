// An instant as it is typed: what clocks at the venue show, `2027-03-12T20:30`. Where they skip that or show it twice, which one is
// meant stands behind it: `2027-10-31T02:30 later`.

import type { ClockChoice } from '@/backoffice/api/set-up-types'
import type { Fault } from '@/backoffice/form/rules'
import { isLocalTime, localIn, readingsOf } from './local-time'

export function partsOf(typed: string): { local: string; choice?: ClockChoice } {
  const [local = '', choice] = typed.split(' ')
  return { local, ...((choice === 'earlier' || choice === 'later') && { choice }) }
}

export const withChoice = (typed: string, choice: ClockChoice): string =>
  `${partsOf(typed).local} ${choice}`

/** What has to be asked about a time; nothing, where there is but one. */
export function questionOf(typed: string, timeZone: string) {
  const { local } = partsOf(typed)
  if (!isLocalTime(local)) return undefined
  const readings = readingsOf(local, timeZone)
  return 'kind' in readings ? readings : undefined
}

/** Nothing where no time is typed, or where it is not said which one is meant. */
export function momentIn(typed: string, timeZone: string): string | null {
  const { local, choice } = partsOf(typed)
  if (!isLocalTime(local)) return null
  const readings = readingsOf(local, timeZone)
  if ('at' in readings) return readings.at
  return choice ? readings[choice].at : null
}

/** As somebody would type it. */
export function typedMoment(iso: string | null | undefined, timeZone: string): string {
  if (!iso) return ''
  const local = localIn(iso, timeZone)
  const question = questionOf(local, timeZone)
  if (!question) return local
  // Its seconds are not typed.
  return withChoice(local, Date.parse(iso) < Date.parse(question.later.at) ? 'earlier' : 'later')
}

/** Which one is meant has to be said. */
export const undecided = (typed: string, timeZone: string): Fault | undefined =>
  questionOf(typed, timeZone) && !partsOf(typed).choice ? { key: 'dates.whichOne' } : undefined
