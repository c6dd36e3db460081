// The four questions about a first event: what is typed, and what is wrong with it.

import { calendarDay } from '@/format/dates'
import type { Category } from '@/backoffice/api/event-types'
import { price } from '@/backoffice/form/money'
import { ifGiven, whole } from '@/backoffice/form/numbers'
import { faultsOf, maximum, required, type Fault, type Faults } from '@/backoffice/form/rules'
import { addMinutes, isLocalTime } from '../local-time'
import { LENGTHS, MOST_PLACES } from '../limits'
import { ANOTHER, checkVenue, noVenue, type VenueValues } from '../venues/venue-values'

export const STEPS = ['what', 'when', 'places', 'price'] as const
export type Step = (typeof STEPS)[number]

const USUAL_MINUTES = 120

/** Types and not interfaces: their fields are gone through by name. */
export type WhatValues = { name: string; category: Category }
export type WhenValues = VenueValues & {
  /** YYYY-MM-DD */
  date: string
  /** HH:MM, of the venue's clocks */
  from: string
  /** Of the next day, where it is not after `from`. */
  until: string
  /** The id of a venue, `ANOTHER`, or empty as long as none is chosen. */
  venue: string
}
export type PlacesValues = { capacity: string }
export type PriceValues = {
  kind: 'free' | 'paid'
  currency: string
  price: string
  /** Empty: there is none. */
  reduced: string
  /** Of a tax: see `choices.ts`. Empty as long as none is chosen. */
  tax_rate_id: string
}

export interface WizardValues {
  what: WhatValues
  when: WhenValues
  places: PlacesValues
  price: PriceValues
}

/** In the currency that the organizer sells in. */
export const defaults = (currency: string): WizardValues => ({
  what: { name: '', category: 'concert' },
  when: { date: '', from: '20:00', until: '22:00', venue: '', ...noVenue() },
  places: { capacity: '' },
  price: { kind: 'paid', currency, price: '', reduced: '', tax_rate_id: '' },
})

/** The usual end of what begins then. */
export function usualEnd(from: string): string {
  return addMinutes(`2000-01-01T${from}`, USUAL_MINUTES).slice(-from.length)
}

export function period({ date, from, until }: WhenValues): { starts: string; ends: string } {
  const ends = `${date}T${until}`
  return {
    starts: `${date}T${from}`,
    ends: until > from ? ends : addMinutes(ends, 24 * 60),
  }
}

const time = (text: string): Fault | undefined =>
  isLocalTime(`2000-01-01T${text}`) ? undefined : { key: 'form.required' }

const comingDay = (day: string): Fault | undefined => {
  if (!isLocalTime(`${day}T00:00`)) return { key: 'form.required' }
  return day < calendarDay(new Date()) ? { key: 'wizard.past' } : undefined
}

function checkWhen(values: WhenValues): Faults {
  const faults = faultsOf(values, { date: [comingDay], from: [time], until: [time] })
  if (values.venue === '') faults.set('/venue', { key: 'wizard.chooseVenue' })
  const ofVenue = values.venue === ANOTHER ? checkVenue(values) : []
  return new Map([...faults, ...ofVenue])
}

function checkPrice(values: PriceValues): Faults {
  if (values.kind === 'free') return new Map()
  const rule = price(values.currency)
  return faultsOf(values, { price: [rule], reduced: [ifGiven(rule)], tax_rate_id: [required] })
}

const CHECKS: { [Name in Step]: (values: WizardValues[Name]) => Faults } = {
  what: (values) => faultsOf(values, { name: [required, maximum(LENGTHS.name)] }),
  when: checkWhen,
  places: (values) => faultsOf(values, { capacity: [whole(1, MOST_PLACES)] }),
  price: checkPrice,
}

export function checkStep<Name extends Step>(step: Name, values: WizardValues[Name]): Faults {
  return CHECKS[step](values)
}

/** How many of the questions are answered, up to the first that is not. */
export function answered(values: WizardValues): number {
  const open = STEPS.findIndex((step) => checkStep(step, values[step]).size > 0)
  return open < 0 ? STEPS.length : open
}
