// What is said of a picture, as it is typed.

import type { Picture, PictureChange } from '@/backoffice/api/images'
import type { Faults } from '@/backoffice/form/rules'
import { changedIn } from '@/backoffice/form/use-versioned-form'
import { both, checkLengths, type BothTexts } from '../texts'

/** How long a description may be, in characters. */
export const ALT = 300

/** A type and not an interface: its fields are gone through by name. */
export type PictureValues = {
  alt: BothTexts
  /** What must stay visible: hundredths from the left and from the top. */
  focal: number[]
}

export function valuesOf({ alt, focal_x, focal_y }: Picture): PictureValues {
  return { alt: both(alt), focal: [focal_x, focal_y] }
}

export function check({ alt }: PictureValues): Faults {
  const faults: Faults = new Map()
  checkLengths('alt', alt, ALT, faults)
  return faults
}

export function changeOf(before: PictureValues, typed: PictureValues): PictureChange {
  const { alt, focal } = changedIn(before, typed)
  const [focal_x, focal_y] = focal ?? []
  return { ...(alt && { alt }), ...(focal && { focal_x, focal_y }) }
}
