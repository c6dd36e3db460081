import { createI18n } from 'vue-i18n'
import type { Language } from '@/api/types'
import { localStore } from '@/preferences/storage'
import type { Messages } from './en'
import type { LegalMessages } from './legal.en'
import type { OrderMessages } from './order.en'
import type { PaymentMessages } from './payment.en'
import { isLanguage, preferredLanguage } from './languages'

type AllMessages = Messages & LegalMessages & OrderMessages & PaymentMessages
type Part = 'base' | 'legal' | 'order' | 'payment'
type Loader = () => Promise<{ default: Partial<AllMessages> }>

// A visitor reads one language: the other is fetched only when it is switched to. What only some pages
// say is fetched with those.
const loaders: Record<Part, Record<Language, Loader>> = {
  base: { fr: () => import('./fr'), en: () => import('./en') },
  legal: { fr: () => import('./legal.fr'), en: () => import('./legal.en') },
  order: { fr: () => import('./order.fr'), en: () => import('./order.en') },
  payment: { fr: () => import('./payment.fr'), en: () => import('./payment.en') },
}

export const i18n = createI18n<[AllMessages], Language, false>({
  legacy: false,
  locale: 'en',
  // Zero is singular in French: « 0 place ».
  pluralRules: { fr: (count: number) => (count < 2 ? 0 : 1) },
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
})

const wanted = new Set<Part>(['base'])
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

/** From now on these parts of the messages are there too, in whichever language is shown. */
export async function wantMessages(...parts: Part[]): Promise<void> {
  for (const part of parts) wanted.add(part)
  await loadWanted(current ?? initialLanguage())
}

/** A route's page, fetched side by side with what only such pages say. */
export function pageWith<T>(page: () => Promise<T>, ...parts: Part[]): () => Promise<T> {
  return async () => {
    const [fetched] = await Promise.all([page(), wantMessages(...parts)])
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
