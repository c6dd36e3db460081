import type { Block, FormattedText, Language, LocalizedText } from '@/api/types'

export interface Wording {
  text: string
  /** The language the text is in; it may not be the page's. */
  lang: Language
}

export interface Formatted {
  blocks: readonly Block[]
  lang: Language
}

/** An organizer's text in the page's language, else in the one it was written in. */
export function wordingIn(language: Language, text: LocalizedText | null | undefined): Wording {
  const other = otherThan(language)
  const own = text?.[language]
  if (own) return { text: own, lang: language }
  const foreign = text?.[other]
  if (foreign) return { text: foreign, lang: other }
  return { text: '', lang: language }
}

/** The same of a text with formatting. */
export function formattedIn(language: Language, text: FormattedText): Formatted {
  const lang = text[language] ? language : otherThan(language)
  const blocks = text[lang]
  return blocks ? { blocks, lang } : { blocks: [], lang: language }
}

function otherThan(language: Language): Language {
  return language === 'fr' ? 'en' : 'fr'
}
