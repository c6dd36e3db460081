import { fileURLToPath } from 'node:url'

/** Of both builds: the storefront's and the back office's. */
export const alias = { '@': fileURLToPath(new URL('../src', import.meta.url)) }

export const define = {
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  __VUE_I18N_FULL_INSTALL__: 'false',
  __VUE_I18N_LEGACY_API__: 'false',
  __INTLIFY_PROD_DEVTOOLS__: 'false',
}

/** What that many pages need is a file of its own. */
export const MOST_PAGES = 4
