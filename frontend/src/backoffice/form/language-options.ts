import type { Language } from '@/api/types'

/** Each is named in itself: who needs it can read it. */
export const LANGUAGE_OPTIONS: { value: Language; label: string; lang: Language }[] = [
  { value: 'fr', label: 'Français', lang: 'fr' },
  { value: 'en', label: 'English', lang: 'en' },
]
