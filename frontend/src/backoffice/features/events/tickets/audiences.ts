// Whom a rate is for: rates of one audience are phases that follow each other.

export const AUDIENCES = ['everyone', 'reduced', 'student', 'child', 'under-26', 'member'] as const
/** Among the audiences to choose from: one of its own, called as the rate is. */
export const OWN = 'own'

type Known = (typeof AUDIENCES)[number]

export const isKnown = (audience: string): audience is Known =>
  AUDIENCES.some((known) => known === audience)

const MOST_CHARACTERS = 50

/** A name as the address of something has it: “Moins de 12 ans” is moins-de-12-ans. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_CHARACTERS)
    .replaceAll(/^-+|-+$/g, '')
  return slug || OWN
}
