// For tests: an organizer's events as the server would tell them.

import type { EditedEvent, EventLine } from '@/backoffice/api/event-types'
import type { Picture } from '@/backoffice/api/images'
import type { TaxRate } from '@/backoffice/api/tax-rates'
import type {
  Area,
  EditedProduct,
  EditedRate,
  EventDate,
  Pool,
  Venue,
} from '@/backoffice/api/set-up-types'

/** Where the organizer's things are. */
export const BASE = '/organizers/id-of-parvis'
export const EVENT = `${BASE}/events/gig`

export function line(id: string, more: Partial<EventLine> = {}): EventLine {
  return {
    id,
    slug: id,
    name: { en: `The ${id}` },
    status: 'published',
    archived: false,
    deleted_at: null,
    dates: 1,
    next_date: { starts_at: '2027-03-12T19:30:00Z', time_zone: 'Europe/Paris' },
    capacity: 200,
    sold: 42,
    held: 3,
    ...more,
  }
}

export function edited(more: Partial<EditedEvent> = {}): EditedEvent {
  return {
    id: 'gig',
    version: 4,
    slug: 'gig',
    status: 'draft',
    name: { fr: 'Le concert', en: 'The gig' },
    summary: {},
    description: { en: 'Loud.' },
    refund_policy: null,
    category: 'concert',
    currency: 'EUR',
    availability_shown: 'few_left',
    few_left_percent: 10,
    hold_seconds: 900,
    payment_seconds: 1_800,
    maximum_places_per_order: 10,
    payment_methods: ['demo'],
    cancellable_until_hours: null,
    cancellation_fee_basis_points: 0,
    fees_passed_on: false,
    fee_basis_points: 0,
    fee_fixed: 0,
    published_at: null,
    archived_at: null,
    has_preview_link: false,
    areas: [],
    products: [],
    counts: { codes: 0, coming_dates: 0, dates: 0, orders: 0 },
    ...more,
  }
}

export function venue(id: string, more: Partial<Venue> = {}): Venue {
  return {
    id,
    version: 1,
    name: `The ${id}`,
    address: '1 High Street',
    postal_code: '35000',
    city: 'Rennes',
    country: 'FR',
    latitude: 48.1,
    longitude: -1.6,
    time_zone: 'Europe/Paris',
    dates: 3,
    ...more,
  }
}

export function area(name: string, more: Partial<Area> = {}): Area {
  const capacity = 200
  return {
    name,
    numbered: false,
    shared: false,
    dates: 1,
    capacity,
    least_capacity: capacity,
    most_capacity: capacity,
    ...more,
  }
}

export function pool(more: Partial<Pool> = {}): Pool {
  return {
    id: 'floor',
    version: 2,
    name: 'Floor',
    numbered: false,
    capacity: 200,
    sold: 42,
    held: 3,
    ...more,
  }
}

export function night(id: string, day: string, more: Partial<EventDate> = {}): EventDate {
  return {
    id,
    version: 1,
    number: 1,
    venue_id: 'hall',
    venue_name: 'The hall',
    time_zone: 'Europe/Paris',
    starts_at: `${day}T19:30:00Z`,
    ends_at: `${day}T21:30:00Z`,
    doors_at: null,
    starts: `${day}T20:30`,
    ends: `${day}T22:30`,
    doors: null,
    status: 'scheduled',
    series_id: null,
    detached: false,
    pools: [pool({ id: `floor-${id}` })],
    ordered: false,
    ...more,
  }
}

export function rate(id: string, more: Partial<EditedRate> = {}): EditedRate {
  return {
    id,
    name: { en: `The ${id}` },
    audience: 'everyone',
    price_kind: 'fixed',
    price: 1_250,
    buyer_price: 1_250,
    suggested_price: null,
    maximum_price: null,
    sale_starts_at: null,
    sale_ends_at: null,
    needs_code: false,
    minimum_per_order: 1,
    maximum_per_order: 10,
    takes: [{ area: 'Floor', units: 1 }],
    occurrence_ids: null,
    archived: false,
    ordered: false,
    ...more,
  }
}

export function product(id: string, more: Partial<EditedProduct> = {}): EditedProduct {
  return {
    id,
    version: 7,
    kind: 'ticket',
    name: { en: `The ${id}` },
    description: {},
    tax_rate_basis_points: 0,
    tax_rate_id: null,
    requires: [],
    rates: [rate('full')],
    ...more,
  }
}

export function picture(id: string, more: Partial<Picture> = {}): Picture {
  return {
    id,
    version: 1,
    width: 1_600,
    height: 1_200,
    alt: { en: `The ${id}` },
    focal_x: 50,
    focal_y: 50,
    renditions: [
      { url: `/media/${id}-480.jpg`, width: 480, height: 360 },
      { url: `/media/${id}-960.jpg`, width: 960, height: 720 },
    ],
    events: 0,
    uploaded_at: '2027-03-01T10:00:00Z',
    ...more,
  }
}

export function taxRate(id: string, more: Partial<TaxRate> = {}): TaxRate {
  return {
    id,
    version: 1,
    name: `The ${id}`,
    basis_points: 550,
    legal_reference: null,
    exemption_reason: null,
    archived_at: null,
    products: 0,
    ...more,
  }
}
