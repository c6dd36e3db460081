// Files of which no picture can be made: what is known before they are sent, and what the server says.

import { ApiProblem } from '@/api/problem'
import { problemText, type ProblemText } from '@/backoffice/api/problem-text'

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp']
const MEGABYTE = 1_024 * 1_024
export const MOST_MEGABYTES = 10

const REASONS: Record<string, string> = {
  not_an_image: 'pictures.refused.notAnImage',
  animated: 'pictures.refused.animated',
  too_many_pixels: 'pictures.refused.tooManyPixels',
  damaged: 'pictures.refused.damaged',
  unsupported: 'pictures.refused.unsupported',
}
const KINDS: Record<string, string> = {
  'body-too-large': 'pictures.refused.tooLarge',
  'unsupported-media-type': 'pictures.refused.otherKind',
  // The only thing that the server refuses by this name is one more than there may be.
  'invalid-field': 'pictures.refused.tooMany',
}

/** What is wrong with a file that need not be sent. */
export function faultOf({ type, size }: File): ProblemText | undefined {
  if (!MEDIA_TYPES.includes(type)) return { key: 'pictures.refused.otherKind' }
  if (size > MOST_MEGABYTES * MEGABYTE)
    return { key: 'pictures.refused.tooLarge', named: { most: MOST_MEGABYTES } }
  return undefined
}

export function refusalOf(error: unknown): ProblemText {
  if (!(error instanceof ApiProblem)) return problemText(error)
  const { kind, body } = error
  const key = kind === 'invalid-image' ? REASONS[String(body.reason)] : KINDS[kind]
  return key ? { key, named: { most: MOST_MEGABYTES } } : problemText(error)
}

/** The same file may be taken another time. */
export const isWorthAnotherTry = (error: unknown): boolean =>
  error instanceof ApiProblem ? error.isTransient || error.status === 401 : false
