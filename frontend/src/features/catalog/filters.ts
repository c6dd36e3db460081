// What a visitor looks for, as the address of the page holds it.

import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Category, EventsQuery } from '@/api/types'
import { calendarDay } from '@/format/dates'

export const CATEGORIES: readonly Category[] = [
  'concert',
  'theatre',
  'festival',
  'conference',
  'sport',
  'community',
  'exhibition',
  'other',
]

export const RADII_KM = [5, 10, 25, 50, 100] as const
const DEFAULT_RADIUS_KM = 25

export interface Position {
  latitude: number
  longitude: number
}

export interface Filters {
  text: string
  category?: Category
  /** First and last day, YYYY-MM-DD. */
  from?: string
  to?: string
  near?: Position
  radiusKm: number
}

export const NO_FILTERS: Filters = { text: '', radiusKm: DEFAULT_RADIUS_KM }

const DAY = /^\d{4}-\d{2}-\d{2}$/

function single(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

function parseDay(text: string): string | undefined {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

function parsePosition(text: string): Position | undefined {
  const [latitude, longitude, ...rest] = text.split(',').map(Number)
  if (latitude === undefined || longitude === undefined || rest.length > 0) return undefined
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return isOnEarth && text !== '' ? { latitude, longitude } : undefined
}

/** Reads the address; what makes no sense there counts as not said. */
export function parseFilters(query: LocationQuery): Filters {
  const category = CATEGORIES.find((known) => known === single(query.category))
  const from = parseDay(single(query.from))
  const to = parseDay(single(query.to))
  const near = parsePosition(single(query.near))
  const radiusKm = Number(single(query.radius))
  return {
    text: single(query.q).trim(),
    radiusKm: RADII_KM.find((known) => known === radiusKm) ?? DEFAULT_RADIUS_KM,
    ...(category && { category }),
    ...(from && { from }),
    ...(to && { to }),
    ...(near && { near }),
  }
}

/** The address of these filters; what is not asked for is left out. */
export function addressOf(filters: Filters): LocationQueryRaw {
  const { text, category, from, to, near, radiusKm } = filters
  return {
    ...(text && { q: text }),
    ...(category && { category }),
    ...(from && { from }),
    ...(to && { to }),
    ...(near && {
      // Two decimals are about a kilometre: enough to search by, and nobody's front door.
      near: `${near.latitude.toFixed(2)},${near.longitude.toFixed(2)}`,
      radius: String(radiusKm),
    }),
  }
}

export function hasFilters(filters: Filters): boolean {
  return Object.keys(addressOf(filters)).length > 0
}

/** The search as the server takes it. */
export function searchOf(filters: Filters): EventsQuery {
  const { text, category, from, to, near, radiusKm } = filters
  return {
    ...(text && { q: text }),
    ...(category && { category }),
    ...(from && { from }),
    ...(to && { to }),
    ...(near && { lat: near.latitude, lon: near.longitude, radius_km: radiusKm }),
  }
}

export const PERIODS = ['today', 'weekend', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

/** First and last day of a period that begins now. */
export function daysOf(period: Period, now: Date): { from: string; to: string } {
  const day = (later: number): string =>
    calendarDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + later))
  const weekday = now.getDay()
  const untilSunday = (7 - weekday) % 7
  switch (period) {
    case 'today':
      return { from: day(0), to: day(0) }
    case 'weekend':
      // From Friday evening on it is the weekend that has begun.
      return { from: day(Math.max(0, untilSunday - 2)), to: day(untilSunday) }
    case 'week':
      return { from: day(0), to: day(6) }
    default:
      return { from: day(0), to: day(29) }
  }
}

/** The period that these days are, if they are one. */
export function periodOf(filters: Filters, now: Date): Period | undefined {
  return PERIODS.find((period) => {
    const { from, to } = daysOf(period, now)
    return filters.from === from && filters.to === to
  })
}
