import { describe, expect, it } from 'vitest'
import type { Language } from '@/api/types'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) found.set(inner, text)
  }
  return found
}

type Parts = Record<Language, Record<string, Tree>>

interface Application {
  name: string
  /** Its words, of all parts, whichever pages they are fetched with. */
  parts: Parts
  /** Its own sources. */
  sources: Record<string, string>
  /** Words of another application that it has too, on every page. */
  inherited: Map<string, string>
  /** What is fetched with each page. */
  base: string
  /** Sources that have no more than that. */
  hasBaseOnly: RegExp
}

const files = import.meta.glob<string>(
  ['../**/*.{ts,vue}', '!../**/*.test.ts', '!../**/i18n/{,*.}{fr,en}.ts'],
  { query: '?raw', import: 'default', eager: true },
)
const isOfOffice = (file: string): boolean => file.startsWith('../backoffice/')
const sourcesWhere = (isWanted: (file: string) => boolean): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([file]) => isWanted(file)))

const storefront: Application = {
  name: 'the storefront',
  parts: {
    fr: import.meta.glob<Tree>('./{,*.}fr.ts', { import: 'default', eager: true }),
    en: import.meta.glob<Tree>('./{,*.}en.ts', { import: 'default', eager: true }),
  },
  sources: sourcesWhere((file) => !isOfOffice(file)),
  inherited: new Map(),
  base: './en.ts',
  hasBaseOnly: /^\.\.\/(?:shell|features\/catalog)\//,
}

const office: Application = {
  name: 'the back office',
  parts: {
    fr: import.meta.glob<Tree>('../backoffice/i18n/{,*.}fr.ts', { import: 'default', eager: true }),
    en: import.meta.glob<Tree>('../backoffice/i18n/{,*.}en.ts', { import: 'default', eager: true }),
  },
  sources: sourcesWhere(isOfOffice),
  inherited: flatten(storefront.parts.en[storefront.base] ?? {}),
  base: '../backoffice/i18n/en.ts',
  hasBaseOnly: /^\.\.\/backoffice\/(?:api|form|session|shell|ui)\//,
}

function messagesOf(parts: Parts): Record<Language, Map<string, string>> {
  const all = (language: Language): Map<string, string> =>
    flatten(Object.assign({}, ...Object.values(parts[language])) as Tree)
  return { fr: all('fr'), en: all('en') }
}

const DOTTED = /'([a-z]\w*(?:\.\w+)+)'/gi
const found = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map((match) => match[1] ?? '')

function placeholders(text: string): string[] {
  return [...new Set(found(text, /\{(\w+)\}/g))].toSorted()
}

describe.each([storefront, office])('messages of $name', (application) => {
  const { parts, sources, inherited, hasBaseOnly } = application
  const messages = messagesOf(parts)
  const base = flatten(parts.en[application.base] ?? {})
  const source = Object.values(sources).join('\n')

  /** Keys written out, and the beginnings of those put together: `saleState.` of t(`saleState.${state}`). */
  const written = new Set(found(source, DOTTED))
  const begun = found(source, /\bte?\(\s*`([\w.]+\.)\$\{/g)
  const called = found(source, /\bt\(\s*'([^']+)'/g)

  it('say the same things in both languages', () => {
    expect([...messages.fr.keys()].toSorted()).toEqual([...messages.en.keys()].toSorted())
  })

  it('have the same placeholders and plurals in both languages', () => {
    for (const [key, text] of messages.en) {
      const other = messages.fr.get(key) ?? ''
      expect([key, placeholders(other)]).toEqual([key, placeholders(text)])
      expect([key, other.split(' | ').length]).toEqual([key, text.split(' | ').length])
    }
  })

  it('exist for each key that the pages ask for', () => {
    const all = new Set([...messages.en.keys(), ...inherited.keys()])
    expect(called.filter((key) => !all.has(key))).toEqual([])
    expect(begun.filter((start) => ![...all].some((key) => key.startsWith(start)))).toEqual([])
  })

  it('are there on every page that asks for them', () => {
    const asked = Object.entries(sources)
      .filter(([file]) => hasBaseOnly.test(file))
      .flatMap(([, text]) => found(text, DOTTED))
    expect(asked.filter((key) => messages.en.has(key) && !base.has(key))).toEqual([])
  })

  it('are all asked for by some page', () => {
    const isUsed = (key: string): boolean =>
      written.has(key) || begun.some((start) => key.startsWith(start))
    expect([...messages.en.keys()].filter((key) => !isUsed(key))).toEqual([])
  })

  it('keep French punctuation from the start of a line', () => {
    const broken = [...messages.fr].filter(([, text]) => /(\w|[}»]) [:;!?»]|« /u.test(text))
    expect(broken).toEqual([])
  })
})

it('say nothing under a name that the storefront uses on every page', () => {
  const taken = new Set(Object.keys(storefront.parts.en[storefront.base] ?? {}))
  const names = Object.values(office.parts.en).flatMap((tree) => Object.keys(tree))
  expect(names.filter((name) => taken.has(name))).toEqual([])
})
