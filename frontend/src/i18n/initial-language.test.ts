// @vitest-environment happy-dom

import { afterEach, expect, it, vi } from 'vitest'
import firstPaint from '../../public/first-paint.js?raw'
import { initialLanguage } from './i18n'

/** What the page is marked as before the application is there. */
function languageOfFirstPaint(): string {
  document.documentElement.lang = 'unset'
  // The script as it is served, which is no module.
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function(firstPaint)()
  return document.documentElement.lang
}

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  history.replaceState(null, '', '/')
})

it.each([
  ['?lang=fr', 'en', ['en-GB'], 'fr'],
  ['?q=jazz&lang=en', 'fr', ['fr-FR'], 'en'],
  ['?lang=de', 'fr', ['en-GB'], 'fr'],
  ['?lang=FR', undefined, ['en-GB'], 'en'],
  ['?lang=', undefined, ['de', 'fr-CH'], 'fr'],
  ['', 'en', ['fr-FR'], 'en'],
  ['', 'xx', ['fr-FR'], 'fr'],
  ['', undefined, ['nl'], 'en'],
  ['', undefined, [], 'en'],
])(
  'the address %s, the choice %s and the browser’s languages %j make %s, before the first paint too',
  (search, chosen, languages, expected) => {
    history.replaceState(null, '', `/${search}`)
    if (chosen) localStorage.setItem('guichet.language', JSON.stringify(chosen))
    vi.stubGlobal('navigator', { languages })
    expect(initialLanguage()).toBe(expected)
    expect(languageOfFirstPaint()).toBe(expected)
    const stored = localStorage.getItem('guichet.language')
    expect(stored).toBe(chosen ? JSON.stringify(chosen) : null)
  },
)
