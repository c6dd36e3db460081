import { expect, it } from 'vitest'
import { preferredLanguage, regionalTag } from './languages'
import { wordingIn } from './localized'

it('speaks the first of the browser’s languages that it knows', () => {
  expect(preferredLanguage(['de-DE', 'fr-CH', 'en'])).toBe('fr')
  expect(preferredLanguage(['en-US', 'fr'])).toBe('en')
  expect(preferredLanguage(['nl', 'de'])).toBe('en')
  expect(preferredLanguage([])).toBe('en')
})

it('formats in the visitor’s own variety of the language', () => {
  expect(regionalTag('fr', ['nl-BE', 'fr-BE'])).toBe('fr-BE')
  expect(regionalTag('en', ['fr-FR'])).toBe('en-GB')
  expect(regionalTag('fr', ['fr'])).toBe('fr-FR')
})

it('falls back to the language a text was written in, and says which', () => {
  expect(wordingIn('fr', { fr: 'Salle', en: 'Hall' })).toEqual({ text: 'Salle', lang: 'fr' })
  expect(wordingIn('fr', { en: 'Hall' })).toEqual({ text: 'Hall', lang: 'en' })
  expect(wordingIn('en', { fr: 'Salle', en: '' })).toEqual({ text: 'Salle', lang: 'fr' })
  expect(wordingIn('en', {})).toEqual({ text: '', lang: 'en' })
  expect(wordingIn('en', null)).toEqual({ text: '', lang: 'en' })
})
