// What an event says of itself, as it is typed.

import type { Language } from '@/api/types'
import type { Category, EditedEvent, EventChange, Texts } from '@/backoffice/api/event-types'
import type { Pointer } from '@/backoffice/form/pointer'
import { maximum, type Faults } from '@/backoffice/form/rules'
import { changedIn } from '@/backoffice/form/use-versioned-form'
import { LENGTHS } from './limits'

export type BothTexts = Record<Language, string>

export const LANGUAGES = ['fr', 'en'] as const satisfies readonly Language[]
export const CATEGORIES = [
  'concert',
  'theatre',
  'festival',
  'conference',
  'exhibition',
  'sport',
  'community',
  'other',
] as const satisfies readonly Category[]

export type TextName = keyof typeof LENGTHS

/** A type and not an interface: its fields are gone through by name. */
export type TextValues = Record<TextName, BothTexts> & { category: Category }

export const both = (texts: Texts | null | undefined): BothTexts => ({
  fr: texts?.fr ?? '',
  en: texts?.en ?? '',
})

export function valuesOf(event: EditedEvent): TextValues {
  return {
    category: event.category,
    name: both(event.name),
    summary: both(event.summary),
    description: both(event.description),
    refund_policy: both(event.refund_policy),
  }
}

/** A name in one language does. */
export function checkName(name: BothTexts, faults: Faults): void {
  if (LANGUAGES.every((language) => name[language].trim() === ''))
    faults.set('/name/fr', { key: 'editor.nameNeeded' })
  checkLengths('name', name, LENGTHS.name, faults)
}

export function checkLengths(field: string, texts: BothTexts, limit: number, faults: Faults): void {
  for (const language of LANGUAGES) {
    const fault = maximum(limit)(texts[language])
    const pointer: Pointer = `/${field}/${language}`
    if (fault) faults.set(pointer, fault)
  }
}

export function check(values: TextValues): Faults {
  const faults: Faults = new Map()
  checkName(values.name, faults)
  for (const field of ['summary', 'description', 'refund_policy'] as const)
    checkLengths(field, values[field], LENGTHS[field], faults)
  return faults
}

export function changeOf(before: TextValues, typed: TextValues): EventChange {
  return changedIn(before, typed)
}
