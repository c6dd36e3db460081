// What is sent for the answers to the four questions. They have passed their checks.

import type { Language } from '@/api/types'
import type { NewEvent } from '@/backoffice/api/event-types'
import type {
  ClockChoice,
  NewArea,
  NewDate,
  NewProduct,
  NewRate,
  Venue,
} from '@/backoffice/api/set-up-types'
import type { Place } from '@/backoffice/api/tax-rates'
import { amountIn } from '@/format/typed-money'
import { numberIn } from '@/backoffice/form/numbers'
import type { Tax } from '../taxes/choices'
import { ANOTHER } from '../venues/venue-values'
import {
  period,
  type PlacesValues,
  type PriceValues,
  type WhatValues,
  type WhenValues,
} from './values'

/** What buyers read of what nobody was asked about, in both languages. */
const WORDS = {
  area: 'Places',
  ticket: { fr: 'Billet', en: 'Ticket' },
  free: { fr: 'Gratuit', en: 'Free' },
  full: { fr: 'Plein tarif', en: 'Full price' },
  reduced: { fr: 'Tarif réduit', en: 'Reduced price' },
}

export const AREA = WORDS.area

export function eventOf(
  { name, category }: WhatValues,
  currency: string,
  language: Language,
): NewEvent {
  return { name: { [language]: name.trim() }, category, currency }
}

export function dateOf(when: WhenValues, venue_id: string, choice?: ClockChoice): NewDate {
  return { venue_id, ...period(when), ...(choice && { choice }) }
}

export const capacityOf = ({ capacity }: PlacesValues): number => numberIn(capacity) ?? 0

export function areaOf(places: PlacesValues): NewArea {
  return { name: AREA, capacity: capacityOf(places) }
}

/** Where it takes place, among the venues that there are or at one that is typed. */
export function placeOf(when: WhenValues, venues: readonly Venue[]): Place | undefined {
  const venue = when.venue === ANOTHER ? when : venues.find(({ id }) => id === when.venue)
  return venue && { country: venue.country, postal_code: venue.postal_code.trim() }
}

export function productOf({ kind, currency, price, reduced }: PriceValues, tax: Tax): NewProduct {
  const amount = (text: string): number => amountIn(text, currency) ?? 0
  const takes = [{ area: AREA, units: 1 }]
  const full: NewRate =
    kind === 'free'
      ? { name: WORDS.free, price: 0, takes }
      : { name: WORDS.full, price: amount(price), takes }
  const hasReduced = kind === 'paid' && reduced.trim() !== ''
  return {
    kind: 'ticket',
    name: WORDS.ticket,
    ...tax,
    rates: hasReduced
      ? [full, { name: WORDS.reduced, audience: 'reduced', price: amount(reduced), takes }]
      : [full],
  }
}
