// What is needed to sell an event: venues, dates, capacities, products and what is missing.

import type { components } from '@/api/schema'
import type { Texts } from './event-types'

type Schemas = components['schemas']

export interface NewVenue {
  name: string
  address: string
  postal_code: string
  city: string
  /** ISO 3166, two letters. */
  country: string
  latitude: number
  longitude: number
  time_zone: string
}

export interface Venue extends NewVenue {
  id: string
  version: number
  /** How many dates are there. */
  dates: number
}

export interface Pool {
  id: string
  version: number
  name: string
  numbered: boolean
  capacity: number
  sold: number
  held: number
}

/** A date. `starts`, `ends` and `doors` are of the venue's clocks: `2027-03-12T20:30`. */
export interface EventDate {
  id: string
  version: number
  number: number
  venue_id: string
  venue_name: string
  time_zone: string
  starts_at: string
  ends_at: string
  doors_at: string | null
  starts: string
  ends: string
  doors: string | null
  status: 'scheduled' | 'cancelled'
  series_id: string | null
  detached: boolean
  pools: Pool[]
  /** Somebody has a line there. */
  ordered: boolean
}

/** Which of two instants is meant by a local time that clocks skip or have twice. */
export type ClockChoice = 'earlier' | 'later'

export interface NewDate {
  venue_id: string
  starts: string
  ends: string
  doors?: string
  choice?: ClockChoice
  /** A date whose capacities it is to have. */
  like?: string
}

export interface DateChange {
  venue_id?: string
  starts?: string
  ends?: string
  doors?: string | null
  choice?: ClockChoice
}

/** One of the instants that are asked about. */
export interface ClockReading {
  at: string
  local: string
  offset_minutes: number
}

/** What `ambiguous-time` says of a field. */
export interface AmbiguousTime {
  pointer: string
  kind: 'gap' | 'fold'
  earlier: ClockReading
  later: ClockReading
}

export type Area = Schemas['Area']

export interface NewArea {
  name: string
  capacity: number
  shared?: boolean
}

export type EditedProduct = Schemas['EditedProduct']
export type EditedRate = Schemas['EditedRate']
export type PriceKind = Schemas['PriceKind']
export type ProductKind = Schemas['ProductKind']
export type Takes = Schemas['Takes']
export type Requirement = Schemas['Requirement']

export interface NewRate {
  id?: string
  name: Texts
  audience?: string
  price_kind?: PriceKind
  price: number
  suggested_price?: number | null
  maximum_price?: number | null
  sale_starts_at?: string | null
  sale_ends_at?: string | null
  needs_code?: boolean
  minimum_per_order?: number
  maximum_per_order?: number
  takes: Takes[]
  occurrence_ids?: string[] | null
}

export interface NewProduct {
  kind: ProductKind
  name: Texts
  description?: Texts
  tax_rate_basis_points?: number
  requires?: Requirement[]
  rates: NewRate[]
}

/** What is missing before an event can be sold. */
export interface Missing {
  kind: string
}

export interface Checklist {
  ready: boolean
  missing: Missing[]
}
