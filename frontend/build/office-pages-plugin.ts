import type { Plugin } from 'vite'

const PAGE = /^\/backoffice(?:\/[^.?]*)?(?:\?|$)/

/** The development server answers every address of the back office with its page, as hosting.yaml has it served. */
export function officePages(): Plugin {
  return {
    name: 'guichet-office-pages',
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        if (PAGE.test(request.url ?? '')) request.url = '/backoffice.html'
        next()
      })
    },
  }
}
