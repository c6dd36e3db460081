// Which pictures an event shows, in their order: the first is the cover. An arrangement is applied to what the event shows at that time, so
// that what a colleague has added meanwhile stays.

import type { Picture } from '@/backoffice/api/images'

export type Arrangement = (ids: string[]) => string[]

/** So many an event shows at most. */
export const MOST_PICTURES = 12

/** At the end, or at a place; what is there already stays where it is. */
export function adding(added: string[], at?: number): Arrangement {
  return (ids) => {
    const others = added.filter((id) => !ids.includes(id))
    return ids.toSpliced(at ?? ids.length, 0, ...others)
  }
}

export function removing(id: string): Arrangement {
  return (ids) => ids.filter((other) => other !== id)
}

/** To the place that is `to` when it is there. */
export function moving(id: string, to: number): Arrangement {
  return (ids) =>
    ids.includes(id) ? ids.filter((other) => other !== id).toSpliced(to, 0, id) : ids
}

/** The same with the pictures themselves, as far as they are known. */
export function arranged(
  pictures: readonly Picture[],
  arrangement: Arrangement,
  others: readonly Picture[] = [],
): Picture[] {
  const known = new Map([...others, ...pictures].map((picture) => [picture.id, picture]))
  return arrangement(pictures.map(({ id }) => id)).flatMap((id) => known.get(id) ?? [])
}
