import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'

/** The files with messages, of both applications: those of one language, and the parts of it. */
const FILE = /\/src\/(?:backoffice\/)?i18n\/(?:\w+\.)?(?:fr|en)\.ts$/

type Messages = { [key: string]: string | Messages }

function compiled(source: Messages): object {
  return Object.fromEntries(
    Object.entries(source).map(([key, message]) => {
      return [key, typeof message === 'string' ? compiledMessage(message) : compiled(message)]
    }),
  )
}

function compiledMessage(message: string): object {
  return baseCompile(message, {
    jit: true,
    location: false,
    minify: true,
    onError: (error) => {
      throw new Error(`${error.message}: ${message}`)
    },
  }).ast
}

/**
 * Takes messages apart in the build, as vue-i18n would in each visitor's browser, so that its compiler stays out of the
 * application.
 */
export function messages(): Plugin {
  return {
    name: 'guichet-messages',
    apply: 'build',
    // When TypeScript is gone from the file.
    enforce: 'post',
    config: () => ({ define: { __INTLIFY_DROP_MESSAGE_COMPILER__: 'true' } }),
    transform: {
      filter: { id: FILE },
      async handler(code) {
        const file = `data:text/javascript,${encodeURIComponent(code)}`
        const { default: source } = (await import(file)) as { default: Messages }
        return { code: `export default ${JSON.stringify(compiled(source))}`, map: null }
      },
    },
  }
}
