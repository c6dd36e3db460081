// An organizer's settings as they are typed, and as they are sent.

import type { Language } from '@/api/types'
import type { OrganizerChange, OrganizerSettings } from '@/backoffice/api/types'
import { isSame } from '@/backoffice/form/disputes'
import { email, faultsOf, maximum, required, type Faults } from '@/backoffice/form/rules'

/** Of any line, in characters. */
export const LINE = 200
const LICENCES = 10

/** A type and not an interface: its fields are gone through by name. */
export type SettingsValues = {
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
  }
}

/** Only what is another: what a colleague saves meanwhile stays as it is. */
export function changeOf(
  before: SettingsValues,
  typed: SettingsValues,
): Omit<OrganizerChange, 'version'> {
  const changed = Object.entries(typed).filter(
    ([name, value]) => !isSame(value, before[name as keyof SettingsValues]),
  )
  const { licence_numbers, ...others } = Object.fromEntries(changed) as Partial<SettingsValues>
  // Empty lines too, so that a refusal names the line that is meant.
  const lines = licence_numbers?.trimEnd().split('\n')
  return { ...others, ...(lines && { licence_numbers: lines }) }
}

export function check(values: SettingsValues): Faults {
  const line = maximum(LINE)
  const faults = faultsOf(values, {
    name: [required, line],
    email: [email],
    legal_name: [line],
    registration_number: [line],
    vat_number: [line],
  })
  if (values.licence_numbers.trimEnd().split('\n').length > LICENCES)
    faults.set('/licence_numbers', { key: 'settings.tooManyLines', named: { limit: LICENCES } })
  return faults
}
