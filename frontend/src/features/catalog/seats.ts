// Numbered places as the list of seats shows them.

import type { Place, PlaceRow } from '@/api/types'

export interface SeatSection {
  name: string
  rows: PlaceRow[]
}

/** Rows together by section, in the room's order. */
export function bySection(rows: PlaceRow[]): SeatSection[] {
  const sections = new Map<string, SeatSection>()
  for (const row of rows) {
    const section = sections.get(row.section) ?? { name: row.section, rows: [] }
    section.rows.push(row)
    sections.set(row.section, section)
  }
  return [...sections.values()]
}

/** The rows as the visitor has them: what they hold themselves is free to them. */
export function withOwnPlaces(rows: PlaceRow[], ownIds: ReadonlySet<string>): PlaceRow[] {
  if (ownIds.size === 0) return rows
  return rows.map((row) => ({
    ...row,
    places: row.places.map((place) =>
      ownIds.has(place.id) ? { ...place, state: 'free' as const } : place,
    ),
  }))
}

/** The rates among those on sale that a place can be sold at, in the order of the offer. */
export function ratesOfPlace(place: Place, rateIds: string[]): string[] {
  return rateIds.filter((id) => place.rate_ids.includes(id))
}

/** Where an arrow key leads in a row of `count` seats; undefined for other keys. */
export function seatAfterKey(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(index + 1, count - 1)
    case 'ArrowLeft':
      return Math.max(index - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
