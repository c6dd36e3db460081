// For tests: an organizer's events as the server would tell them.

import type { EditedEvent, EventLine } from '@/backoffice/api/event-types'
import { member, somebody } from '@/backoffice/test-office'

export const ME = somebody(member('parvis'))
/** Somebody who sees events and changes none. */
export const READER = somebody(member('parvis', 'gate', ['see_organizer', 'see_events', 'leave']))

/** Where the organizer's things are. */
export const BASE = '/organizers/id-of-parvis'

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
