import { createI18n } from 'vue-i18n'
import type { Language } from '@/api/types'
import type { Messages } from '@/i18n/en'
import { isLanguage, preferredLanguage } from '@/i18n/languages'
import { localStore } from '@/preferences/storage'
import type { AccessMessages } from './access.en'
import type { AccountMessages } from './account.en'
import type { AuditMessages } from './audit.en'
import type { CodesMessages } from './codes.en'
import type { DatesMessages } from './dates.en'
import type { EditorMessages } from './editor.en'
import type { OfficeMessages } from './en'
import type { EventsMessages } from './events.en'
import type { MailMessages } from './mail.en'
import type { OrganizerMessages } from './organizer.en'
import type { PicturesMessages } from './pictures.en'
import type { PoliciesMessages } from './policies.en'
import type { QuestionsMessages } from './questions.en'
import type { RowsMessages } from './rows.en'
import type { SettingsMessages } from './settings.en'
import type { TaxesMessages } from './taxes.en'
import type { TeamMessages } from './team.en'
import type { VenuesMessages } from './venues.en'
import type { WizardMessages } from './wizard.en'

type AllMessages = Messages &
  OfficeMessages &
  AccessMessages &
  AccountMessages &
  AuditMessages &
  CodesMessages &
  DatesMessages &
  EditorMessages &
  EventsMessages &
  MailMessages &
  OrganizerMessages &
  PoliciesMessages &
  PicturesMessages &
  QuestionsMessages &
  RowsMessages &
  SettingsMessages &
  TaxesMessages &
  TeamMessages &
  VenuesMessages &
  WizardMessages
type Part =
  | 'shared'
  | 'base'
  | 'access'
  | 'account'
  | 'audit'
  | 'codes'
  | 'dates'
  | 'editor'
  | 'events'
  | 'mail'
  | 'organizer'
  | 'policies'
  | 'pictures'
  | 'questions'
  | 'rows'
  | 'settings'
  | 'taxes'
  | 'team'
  | 'venues'
  | 'wizard'
type Loader = () => Promise<{ default: Partial<AllMessages> }>

// One language is fetched, and what only some pages say with those, as in the storefront. Controls that both applications have
// speak with the storefront's words: `shared`.
const loaders: Record<Part, Record<Language, Loader>> = {
  shared: { fr: () => import('@/i18n/fr'), en: () => import('@/i18n/en') },
  base: { fr: () => import('./fr'), en: () => import('./en') },
  access: { fr: () => import('./access.fr'), en: () => import('./access.en') },
  account: { fr: () => import('./account.fr'), en: () => import('./account.en') },
  audit: { fr: () => import('./audit.fr'), en: () => import('./audit.en') },
  codes: { fr: () => import('./codes.fr'), en: () => import('./codes.en') },
  dates: { fr: () => import('./dates.fr'), en: () => import('./dates.en') },
  editor: { fr: () => import('./editor.fr'), en: () => import('./editor.en') },
  events: { fr: () => import('./events.fr'), en: () => import('./events.en') },
  mail: { fr: () => import('./mail.fr'), en: () => import('./mail.en') },
  organizer: { fr: () => import('./organizer.fr'), en: () => import('./organizer.en') },
  pictures: { fr: () => import('./pictures.fr'), en: () => import('./pictures.en') },
  policies: { fr: () => import('./policies.fr'), en: () => import('./policies.en') },
  questions: { fr: () => import('./questions.fr'), en: () => import('./questions.en') },
  rows: { fr: () => import('./rows.fr'), en: () => import('./rows.en') },
  settings: { fr: () => import('./settings.fr'), en: () => import('./settings.en') },
  taxes: { fr: () => import('./taxes.fr'), en: () => import('./taxes.en') },
  team: { fr: () => import('./team.fr'), en: () => import('./team.en') },
  venues: { fr: () => import('./venues.fr'), en: () => import('./venues.en') },
  wizard: { fr: () => import('./wizard.fr'), en: () => import('./wizard.en') },
}

export const i18n = createI18n<[AllMessages], Language, false>({
  legacy: false,
  locale: 'en',
  // Zero is singular in French: « 0 code ».
  pluralRules: { fr: (count: number) => (count < 2 ? 0 : 1) },
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
})

const wanted = new Set<Part>(['shared', 'base'])
const loaded = new Set<string>()
let current: Language | undefined

async function loadWanted(language: Language): Promise<void> {
  const load = async (part: Part): Promise<void> => {
    const name = `${language} ${part}`
    if (loaded.has(name)) return
    const messages = await loaders[part][language]()
    i18n.global.mergeLocaleMessage(language, messages.default)
    loaded.add(name)
  }
  await Promise.all([...wanted].map(load))
}

export async function showLanguage(language: Language): Promise<void> {
  current = language
  await loadWanted(language)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

/** A route's page, fetched side by side with what only such pages say. */
export function pageWith<T>(page: () => Promise<T>, ...parts: Part[]): () => Promise<T> {
  return async () => {
    for (const part of parts) wanted.add(part)
    const [fetched] = await Promise.all([page(), loadWanted(current ?? initialLanguage())])
    return fetched
  }
}

/** Shows the language and remembers the choice for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStore.write('language', language)
  await showLanguage(language)
}

/** What the address names, else what was chosen once, else what the browser prefers. */
export function initialLanguage(): Language {
  const named = new URLSearchParams(location.search).get('lang')
  const language = [named, localStore.read('language')].find(isLanguage)
  return language ?? preferredLanguage(navigator.languages)
}
