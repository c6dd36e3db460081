import type { Language, LocalizedText } from '@/api/types'

export interface Wording {
  text: string
  /** The language the text is in; it may not be the page's. */
  lang: Language
}

/** An organizer's text in the page's language, else in the one it was written in. */
export function wordingIn(language: Language, text: LocalizedText | null | undefined): Wording {
  const other: Language = language === 'fr' ? 'en' : 'fr'
  const own = text?.[language]
  if (own) return { text: own, lang: language }
  const foreign = text?.[other]
  if (foreign) return { text: foreign, lang: other }
  return { text: '', lang: language }
}
