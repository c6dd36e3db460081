import type { Language } from '@/api/types'

export function isLanguage(value: unknown): value is Language {
  return value === 'fr' || value === 'en'
}

/** The first of the browser's languages that the storefront speaks, else English. */
export function preferredLanguage(browserLanguages: readonly string[]): Language {
  for (const tag of browserLanguages) {
    const language = tag.toLowerCase().split('-')[0]
    if (isLanguage(language)) return language
  }
  return 'en'
}

const DEFAULT_TAGS: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** The visitor's own variety of the language (fr-BE, en-US), for dates and prices. */
export function regionalTag(language: Language, browserLanguages: readonly string[]): string {
  const own = browserLanguages.find((tag) => tag.toLowerCase().startsWith(`${language}-`))
  return own ?? DEFAULT_TAGS[language]
}
