import { useQueryClient } from '@tanstack/vue-query'
import { createVenue } from '@/backoffice/api/set-up'
import { useAccountKey } from '@/backoffice/session/session'
import { useOrganizerId } from '../queries'
import { ANOTHER, venueOf, type VenueValues } from './venue-values'

/** The id of the venue that is chosen; one that is typed is made first, once. */
export function useVenueOf(): (values: VenueValues & { venue: string }) => Promise<string> {
  const queryClient = useQueryClient()
  const organizerId = useOrganizerId()
  const venues = useAccountKey('venues', organizerId)
  const made = new Map<string, string>()

  return async (values) => {
    if (values.venue !== ANOTHER) return values.venue
    const wanted = venueOf(values)
    const name = JSON.stringify(wanted)
    const before = made.get(name)
    if (before) return before
    const { id } = await createVenue(organizerId.value, wanted)
    made.set(name, id)
    void queryClient.invalidateQueries({ queryKey: venues.value })
    return id
  }
}
