// An organizer's settings as they are typed, and as they are sent.

import type { Language } from '@/api/types'
import type { OrganizerChange, OrganizerSettings } from '@/backoffice/api/types'
import { numberIn, whole } from '@/backoffice/form/numbers'
import { email, faultsOf, maximum, required, type Faults } from '@/backoffice/form/rules'
import { changedIn } from '@/backoffice/form/use-versioned-form'

/** Of any line, in characters. */
export const LINE = 200
const LICENCES = 10
const MONTHS = 120

export interface SettingsValues {
  name: string
  email: string
  locale: Language
  legal_name: string
  address: string
  registration_number: string
  vat_number: string
  /** One in each line. */
  licence_numbers: string
  terms: Record<Language, string>
  privacy: Record<Language, string>
  currency: string
  retention_months: string
}

const both = (texts: OrganizerSettings['terms']): Record<Language, string> => ({
  fr: texts?.fr ?? '',
  en: texts?.en ?? '',
})

export function valuesOf(settings: OrganizerSettings): SettingsValues {
  const { name, email: address, locale, licence_numbers, terms, privacy } = settings
  return {
    name,
    email: address,
    locale,
    legal_name: settings.legal_name ?? '',
    address: settings.address ?? '',
    registration_number: settings.registration_number ?? '',
    vat_number: settings.vat_number ?? '',
    licence_numbers: licence_numbers.join('\n'),
    terms: both(terms),
    privacy: both(privacy),
    currency: settings.currency,
    retention_months: String(settings.retention_months),
  }
}

export function changeOf(before: SettingsValues, typed: SettingsValues): OrganizerChange {
  const { licence_numbers, retention_months, ...others } = changedIn(before, typed)
  return {
    ...others,
    // Empty lines too, so that a refusal names the line that is meant.
    ...(licence_numbers !== undefined && {
      licence_numbers: licence_numbers.trimEnd().split('\n'),
    }),
    ...(retention_months !== undefined && { retention_months: numberIn(retention_months) }),
  }
}

export function check(values: SettingsValues): Faults {
  const line = maximum(LINE)
  const faults = faultsOf(values, {
    name: [required, line],
    email: [email],
    legal_name: [line],
    registration_number: [line],
    vat_number: [line],
    retention_months: [whole(1, MONTHS)],
  })
  if (values.licence_numbers.trimEnd().split('\n').length > LICENCES)
    faults.set('/licence_numbers', { key: 'settings.tooManyLines', named: { limit: LICENCES } })
  return faults
}
