import type { Plugin } from 'vite'

/** The back office, and libraries that only it has a use for. */
const NOT_OURS =
  /\/src\/backoffice\/|\/node_modules\/@tanstack\/(?:vue-table|table-core|vue-form|form-core)\//

/** Fails the storefront's build when a buyer would load anything of the back office. */
export function apart(): Plugin {
  return {
    name: 'guichet-apart',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        const found = file.moduleIds.find((id) => NOT_OURS.test(id))
        if (found) this.error(`The storefront contains ${found}, which is the back office’s.`)
      }
    },
  }
}
