import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { apart } from './build/apart-plugin.ts'
import { messages } from './build/messages-plugin.ts'
import { officePages } from './build/office-pages-plugin.ts'
import { pages } from './build/pages-plugin.ts'
import { serviceWorker } from './build/service-worker-plugin.ts'
import { MOST_PAGES, alias, define } from './build/shared-config.ts'

export default defineConfig({
  plugins: [vue(), messages(), pages(), serviceWorker(), apart(), officePages()],
  resolve: { alias },
  define,
  build: {
    target: 'es2022',
    // A data: address is refused by a content security policy of `default-src 'self'`.
    assetsInlineLimit: 0,
    // The back office's build has emptied dist/ and is there already.
    emptyOutDir: false,
    // scripts/size.mjs follows the imports of a route in it.
    manifest: true,
    modulePreload: { polyfill: false },
    // What most pages need is one file each of ours and of others': split by who needs which part of it,
    // it is many small ones, which compress badly, and more of them with each page there is.
    rolldownOptions: {
      output: {
        // Browsers with V8 compile these files while they arrive, in the background, instead of function by function while the page mounts.
        postBanner: '//# allFunctionsCalledOnLoad',
        codeSplitting: {
          groups: [
            // All of them are 11 kB. An event's page had 8 in five files, and the first paint waits for the last of these.
            { name: 'styles', test: /\.css$|[?&]type=style/, priority: 1 },
            { name: 'vendor', test: /\/node_modules\//, minShareCount: MOST_PAGES },
            { name: 'shared', test: /\/src\//, minShareCount: MOST_PAGES },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    // `make run` answers here; the development server only replaces the built pages.
    proxy: Object.fromEntries(
      ['/api', '/mail', '/demo-payment', '/demo-bank'].map((path) => [
        path,
        process.env.GUICHET_API ?? 'http://localhost:8080',
      ]),
    ),
  },
  test: {
    include: ['src/**/*.test.ts'],
  },
})
