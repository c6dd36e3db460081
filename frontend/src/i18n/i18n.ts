import { createI18n } from 'vue-i18n'
import type { Language } from '@/api/types'
import { localStore } from '@/preferences/storage'
import type { Messages } from './en'
import { isLanguage, preferredLanguage } from './languages'

// A visitor reads one language: the other is fetched only when it is switched to.
const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  fr: () => import('./fr'),
  en: () => import('./en'),
}

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: 'en',
  // Zero is singular in French: « 0 place ».
  pluralRules: { fr: (count: number) => (count < 2 ? 0 : 1) },
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
})

const loaded = new Set<Language>()

export async function showLanguage(language: Language): Promise<void> {
  const { global } = i18n
  if (!loaded.has(language)) {
    const messages = await loaders[language]()
    global.setLocaleMessage(language, messages.default)
    loaded.add(language)
  }
  global.locale.value = language
  document.documentElement.lang = language
}

/** Shows the language and remembers the choice for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStore.write('language', language)
  await showLanguage(language)
}

export function initialLanguage(): Language {
  const chosen = localStore.read('language')
  return isLanguage(chosen) ? chosen : preferredLanguage(navigator.languages)
}
