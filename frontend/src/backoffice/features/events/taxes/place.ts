import type { EventDate, Venue } from '@/backoffice/api/set-up-types'
import type { Place } from '@/backoffice/api/tax-rates'

/** Where an event takes place: at the venue of its first date. */
export function placeOf(
  dates: readonly EventDate[],
  venues: readonly Venue[] | undefined,
): Place | undefined {
  const venue = venues?.find(({ id }) => id === dates[0]?.venue_id)
  return venue && { country: venue.country, postal_code: venue.postal_code }
}
