import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { messages } from './build/messages-plugin.ts'
import { MOST_PAGES, alias, define } from './build/shared-config.ts'

/** Whoever signs in does not wait for tables, however many pages have one. */
const TABLE =
  /\/node_modules\/@tanstack\/(?:vue-table|table-core)\/|\/src\/backoffice\/ui\/(?:UiTable\.vue|table-features\.ts)/

/** Nor for menus and dialogs, which every page has that comes after it. */
const INSIDE =
  /\/node_modules\/(?:reka-ui|@floating-ui|aria-hidden|@internationalized)\/|\/src\/backoffice\/ui\/(?:UiDialog|UiMenu)\.vue|\/src\/ui\/UiConfirm\.vue/

/** Nor for what stands on pages behind it. */
const PAGES =
  /\/src\/backoffice\/(?:ui\/(?:Ui(?:Badge|Empty|Moment|PageHeader|Problem|Query)\.vue|use-after\.ts)|shell\/NotFoundPage\.vue|api\/events\.ts)/

/** Nor for what only some of those have, fields or long lists: each is a file of its own. */
const SOME =
  /\/src\/backoffice\/(?:form\/(?:ChoiceField|SelectField|TextField|use-versioned-form)|features\/events\/(?:texts|components\/(?:BothLanguages|TextsField))|ui\/UiCopyButton)\b|\/src\/format\/countries\.ts|\/(?:infiniteQueryObserver|useInfiniteQuery)\.js/

/** Nor for what only the pages about events share, which are many. */
const EVENTS =
  /\/src\/backoffice\/(?:features\/events\/(?!texts\.ts|components\/(?:BothLanguages|TextsField)\.vue)|api\/set-up\.ts|form\/(?:money|numbers)\.ts)/

const isLater = (id: string): boolean =>
  [TABLE, INSIDE, PAGES, SOME, EVENTS].some((pages) => pages.test(id))

/**
 * The back office is an application of its own, beside the storefront's in dist/: in one build they would share files, and
 * buyers would load what only organizers need.
 */
export default defineConfig({
  plugins: [vue(), messages()],
  resolve: { alias },
  define,
  build: {
    target: 'es2022',
    // A data: address is refused by a content security policy of `default-src 'self'`.
    assetsInlineLimit: 0,
    // The first of the two builds: what make looks at, dist/index.html, is written last.
    emptyOutDir: true,
    copyPublicDir: false,
    assetsDir: 'assets/backoffice',
    manifest: '.vite/backoffice.json',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: 'backoffice.html',
      output: {
        postBanner: '//# allFunctionsCalledOnLoad',
        codeSplitting: {
          // A group takes along what its modules import, unless an earlier one has it: those last, or they would take Vue.
          groups: [
            {
              name: 'vendor',
              test: (id) => id.includes('/node_modules/') && !isLater(id),
              minShareCount: MOST_PAGES,
              priority: 2,
            },
            {
              name: 'shared',
              test: (id) => id.includes('/src/') && !isLater(id),
              minShareCount: MOST_PAGES,
              priority: 1,
            },
            { name: 'inside', test: INSIDE },
            { name: 'table', test: TABLE },
            { name: 'pages', test: PAGES, minShareCount: MOST_PAGES },
            { name: 'events', test: EVENTS, minShareCount: MOST_PAGES },
          ],
        },
      },
    },
  },
})
