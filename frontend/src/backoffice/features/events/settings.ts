// How an event is sold, as it is typed: times in minutes.

import type {
  AvailabilityShown,
  EditedEvent,
  EventChange,
  PaymentMethod,
} from '@/backoffice/api/event-types'
import { number, numberIn, whole } from '@/backoffice/form/numbers'
import { faultsOf, required, type Fault, type Faults } from '@/backoffice/form/rules'
import { changedIn } from '@/backoffice/form/use-versioned-form'

const MINUTE_SECONDS = 60
const DAY_MINUTES = 1_440
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const PAYMENT_METHODS = ['offline', 'demo'] as const satisfies readonly PaymentMethod[]
export const AVAILABILITIES = [
  'few_left',
  'exact',
  'hidden',
] as const satisfies readonly AvailabilityShown[]

/**
 * A type and not an interface: its fields are gone through by name. They have the names that the API's fields have, so that its
 * refusals land on them.
 */
export type SettingsValues = {
  slug: string
  currency: string
  hold_seconds: string
  payment_seconds: string
  maximum_places_per_order: string
  payment_methods: PaymentMethod[]
  availability_shown: AvailabilityShown
  few_left_percent: string
}

export function valuesOf(event: EditedEvent): SettingsValues {
  return {
    slug: event.slug,
    currency: event.currency,
    hold_seconds: String(event.hold_seconds / MINUTE_SECONDS),
    payment_seconds: String(event.payment_seconds / MINUTE_SECONDS),
    maximum_places_per_order: String(event.maximum_places_per_order),
    payment_methods: event.payment_methods.toSorted(),
    availability_shown: event.availability_shown,
    few_left_percent: String(event.few_left_percent),
  }
}

const slug = (text: string): Fault | undefined =>
  SLUG.test(text) ? undefined : { key: 'editor.slugRule' }
const currency = (code: string): Fault | undefined =>
  /^[A-Z]{3}$/.test(code) ? undefined : { key: 'editor.currencyRule' }

export function check(values: SettingsValues): Faults {
  return faultsOf(values, {
    slug: [required, slug],
    currency: [required, currency],
    hold_seconds: [number(1, DAY_MINUTES)],
    payment_seconds: [number(1, DAY_MINUTES)],
    maximum_places_per_order: [whole(1, 100)],
    few_left_percent: [whole(0, 100)],
  })
}

/** What is typed of each, times so many, is what is sent. */
const FACTORS = {
  hold_seconds: MINUTE_SECONDS,
  payment_seconds: MINUTE_SECONDS,
  maximum_places_per_order: 1,
  few_left_percent: 1,
}

export function changeOf(before: SettingsValues, typed: SettingsValues): EventChange {
  const changed = changedIn(before, typed)
  const numbers = Object.entries(FACTORS).flatMap(([name, factor]) => {
    const text = changed[name as keyof typeof FACTORS]
    return text === undefined ? [] : [[name, Math.round((numberIn(text) ?? 0) * factor)]]
  })
  return {
    ...changed,
    ...(Object.fromEntries(numbers) as Record<keyof typeof FACTORS, number>),
  }
}
