// Adds up the JavaScript that a visitor's first page loads, gzipped, and fails above the limit.
// Run after `npm run build`.

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_BYTES = 120_000
const DIST = new URL('../dist/', import.meta.url)
const GUARDED_PAGE = 'src/features/catalog/components/EventPage.vue'
const PAGES = {
  home: 'src/features/catalog/components/HomePage.vue',
  event: GUARDED_PAGE,
  checkout: 'src/features/checkout/components/CheckoutPage.vue',
  order: 'src/features/order/components/OrderPage.vue',
  operator: 'src/features/legal/components/OperatorPage.vue',
}
// One language is loaded with every page: the larger one counts.
const LANGUAGES = ['src/i18n/fr.ts', 'src/i18n/en.ts']

/** And what only such pages say. */
const PARTS = { checkout: ['payment'], order: ['order', 'payment'], operator: ['legal'] }
const partsOf = (page, language) =>
  (PARTS[page] ?? []).map((part) => language.replace('i18n/', `i18n/${part}.`))

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'))
const firstPaint = ['first-paint.js']

/** Everything that a module brings along at once: its own file and its static imports'. */
function filesOf(name, found = new Set()) {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} is not in the manifest`)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const imported of chunk.imports ?? []) filesOf(imported, found)
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

const shared = filesOf('index.html', new Set(firstPaint))
let hasFailed = false
for (const [page, module] of Object.entries(PAGES)) {
  const sizes = LANGUAGES.map((language) =>
    gzippedBytes(
      [module, language, ...partsOf(page, language)].reduce(
        (files, name) => filesOf(name, files),
        new Set(shared),
      ),
    ),
  )
  const bytes = Math.max(...sizes)
  const isGuarded = module === GUARDED_PAGE
  console.log(
    `${page.padEnd(9)} ${kilobytes(bytes)}${isGuarded ? ` of ${kilobytes(LIMIT_BYTES)}` : ''}`,
  )
  if (isGuarded && bytes > LIMIT_BYTES) hasFailed = true
}
if (hasFailed) {
  console.error('The event page loads more JavaScript than it may.')
  process.exit(1)
}
