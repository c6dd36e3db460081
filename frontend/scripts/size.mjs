// Adds up the JavaScript that a visitor's first page loads, gzipped, and fails above a limit.
// Run after `npm run build`.

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const DIST = new URL('../dist/', import.meta.url)
const LANGUAGES = ['fr', 'en']

/** The two applications in dist/. Of each page: its module, others that it loads, what only such pages say, and the limit. */
const APPLICATIONS = [
  {
    manifest: '.vite/manifest.json',
    entry: 'index.html',
    words: ['src/i18n/'],
    pages: {
      home: { module: 'src/features/catalog/components/HomePage.vue', limitKb: 108 },
      // What visitors with a poor connection were promised; the others keep what they have.
      event: { module: 'src/features/catalog/components/EventPage.vue', limitKb: 120 },
      checkout: {
        module: 'src/features/checkout/components/CheckoutPage.vue',
        parts: ['src/i18n/payment'],
        limitKb: 125,
      },
      order: {
        module: 'src/features/order/components/OrderPage.vue',
        parts: ['src/i18n/order', 'src/i18n/payment'],
        limitKb: 130,
      },
      operator: {
        module: 'src/features/legal/components/OperatorPage.vue',
        parts: ['src/i18n/legal'],
        limitKb: 106,
      },
    },
  },
  {
    manifest: '.vite/backoffice.json',
    entry: 'backoffice.html',
    words: ['src/i18n/', 'src/backoffice/i18n/'],
    pages: {
      'sign-in': {
        module: 'src/backoffice/features/access/components/SignInPage.vue',
        parts: ['src/backoffice/i18n/access'],
        limitKb: 134,
      },
      overview: {
        module: 'src/backoffice/shell/HomePage.vue',
        with: ['src/backoffice/shell/SignedInShell.vue'],
        limitKb: 161,
      },
      team: {
        module: 'src/backoffice/features/organizer/components/TeamPage.vue',
        with: ['src/backoffice/shell/SignedInShell.vue'],
        parts: ['src/backoffice/i18n/team'],
        limitKb: 176,
      },
      events: {
        module: 'src/backoffice/features/events/components/EventsPage.vue',
        with: ['src/backoffice/shell/SignedInShell.vue'],
        parts: ['src/backoffice/i18n/events'],
        limitKb: 180,
      },
      'new event': {
        module: 'src/backoffice/features/events/wizard/WizardPage.vue',
        with: ['src/backoffice/shell/SignedInShell.vue'],
        parts: [
          'src/backoffice/i18n/events',
          'src/backoffice/i18n/taxes',
          'src/backoffice/i18n/wizard',
        ],
        limitKb: 185,
      },
    },
  },
]

function manifestOf(name) {
  return JSON.parse(readFileSync(new URL(name, DIST), 'utf8'))
}

/** Everything that a module brings along at once: its own file and its static imports'. */
function filesOf(manifest, name, found = new Set()) {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} is not in the manifest`)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, found)
  return found
}

function gzippedBytes(files) {
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length,
    0,
  )
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}

const tooLarge = []
for (const { manifest: file, entry, words, pages } of APPLICATIONS) {
  const manifest = manifestOf(file)
  for (const [page, { module, with: others = [], parts = [], limitKb }] of Object.entries(pages)) {
    // One language is loaded with every page: the larger one counts.
    const sizes = LANGUAGES.map((language) => {
      const messages = [
        ...words.map((folder) => `${folder}${language}.ts`),
        ...parts.map((part) => `${part}.${language}.ts`),
      ]
      const files = new Set(['first-paint.js'])
      for (const name of [entry, module, ...others, ...messages]) filesOf(manifest, name, files)
      return gzippedBytes(files)
    })
    const bytes = Math.max(...sizes)
    console.log(`${page.padEnd(9)} ${kilobytes(bytes)} of ${limitKb} kB`)
    if (bytes > limitKb * 1000) tooLarge.push(page)
  }
}
if (tooLarge.length > 0) {
  console.error(`These load more JavaScript than they may: ${tooLarge.join(', ')}.`)
  process.exit(1)
}
