import { describe, expect, it } from 'vitest'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) found.set(inner, text)
  }
  return found
}

/** Of all parts, whichever pages they are fetched with. */
const parts = {
  fr: import.meta.glob<Tree>('./{,*.}fr.ts', { import: 'default', eager: true }),
  en: import.meta.glob<Tree>('./{,*.}en.ts', { import: 'default', eager: true }),
}
const messages = {
  fr: flatten(Object.assign({}, ...Object.values(parts.fr)) as Tree),
  en: flatten(Object.assign({}, ...Object.values(parts.en)) as Tree),
}
const files = import.meta.glob<string>(
  ['../**/*.{ts,vue}', '!../**/*.test.ts', '!./{,*.}{fr,en}.ts'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)
const source = Object.values(files).join('\n')

const base = flatten(parts.en['./en.ts'] ?? {})

/** Keys written out, and the beginnings of those put together: `saleState.` of t(`saleState.${state}`). */
const written = new Set([...source.matchAll(/'([a-z]\w*(?:\.\w+)+)'/gi)].map((match) => match[1]))
const begun = [...source.matchAll(/\bte?\(\s*`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? '')
const called = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '')

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].toSorted()
}

describe('messages', () => {
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
    expect(called.filter((key) => !messages.en.has(key))).toEqual([])
    const starts = [...messages.en.keys()]
    expect(begun.filter((start) => !starts.some((key) => key.startsWith(start)))).toEqual([])
  })

  it('are there on every page that asks for them', () => {
    const loadsBaseOnly = (file: string): boolean => /^\.\.\/(shell|features\/catalog)\//.test(file)
    const asked = Object.entries(files)
      .filter(([file]) => loadsBaseOnly(file))
      .flatMap(([, text]) => [...text.matchAll(/'([a-z]\w*(?:\.\w+)+)'/gi)])
      .map((match) => match[1] ?? '')
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
