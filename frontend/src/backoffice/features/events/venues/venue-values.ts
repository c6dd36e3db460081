// A venue as it is typed.

import { zoneOfVisitor } from '@/format/dates'
import type { NewVenue, Venue } from '@/backoffice/api/set-up-types'
import { faultsOf, maximum, required, type Faults } from '@/backoffice/form/rules'
import { LINE } from '../limits'
import { formatPosition, position, positionIn } from './position'

/** Among the venues to choose from: one that is typed. */
export const ANOTHER = 'another'

/** A type and not an interface: its fields are gone through by name. */
export type VenueValues = {
  name: string
  address: string
  postal_code: string
  city: string
  country: string
  time_zone: string
  /** Latitude and longitude, as they are typed. */
  position: string
}

export const noVenue = (): VenueValues => ({
  name: '',
  address: '',
  postal_code: '',
  city: '',
  country: 'FR',
  time_zone: zoneOfVisitor(),
  position: '',
})

export function checkVenue(values: VenueValues): Faults {
  return faultsOf(values, {
    name: [required, maximum(LINE)],
    address: [maximum(LINE)],
    postal_code: [maximum(LINE)],
    city: [required, maximum(LINE)],
    position: [position],
  })
}

/** For what `checkVenue` has passed. */
export function venueOf({ position: typed, ...values }: VenueValues): NewVenue {
  const { name, address, postal_code, city, country, time_zone } = values
  return {
    name: name.trim(),
    address: address.trim(),
    postal_code: postal_code.trim(),
    city: city.trim(),
    country,
    time_zone,
    ...(positionIn(typed) ?? { latitude: 0, longitude: 0 }),
  }
}

/** As it is typed. */
export function valuesOf(venue: Venue): VenueValues {
  const { name, address, postal_code, city, country, time_zone } = venue
  const typed = { name, address, postal_code, city, country, time_zone }
  return { ...typed, position: formatPosition(venue) }
}

/** A position that nobody has typed anew is sent as it was read, and not to a metre. */
export function changeOf(read: Venue, values: VenueValues): NewVenue {
  const change = venueOf(values)
  if (values.position !== formatPosition(read)) return change
  const { latitude, longitude } = read
  return { ...change, latitude, longitude }
}

/** As people read it: America/New York. */
export const nameOfZone = (zone: string): string => zone.replaceAll('_', ' ')

/** What is chosen at first: the only venue that there is, or one to type where there is none. */
export function usualVenue(venues: readonly Venue[]): string {
  if (venues.length === 0) return ANOTHER
  return venues.length === 1 ? (venues[0]?.id ?? '') : ''
}
