import type { Middleware } from 'openapi-fetch'
import type { Method, Need } from './needs'

interface ProblemBody {
  type?: string
  methods?: Method[]
}

/** What signs in or out is answered as it is: it is what the dialogs themselves send. */
const NEVER_HELD = [
  '/sign-ups',
  '/links',
  '/sessions/by-link',
  '/resets',
  '/session/step-up',
  '/invitations',
].map((path) => `/api/v1/accounts${path}`)
const NEVER_HELD_EXACTLY = new Set([
  'POST /api/v1/accounts/sessions',
  'DELETE /api/v1/accounts/session',
])

const isHeld = (path: string, method: string): boolean =>
  !NEVER_HELD.some((start) => path.startsWith(start)) &&
  !NEVER_HELD_EXACTLY.has(`${method} ${path}`)

async function bodyOf(response: Response): Promise<ProblemBody> {
  try {
    return (await response.clone().json()) as ProblemBody
  } catch {
    return {}
  }
}

/**
 * A request that the server refuses because the session has ended, or because something sensitive wants the password again, is
 * not lost: it waits for what is asked, and is sent once more with the same body and the same key.
 */
export function holdRequests(
  ask: (need: Need) => Promise<boolean>,
  isSignedIn: () => boolean,
  /** The role is not what the page took it for. */
  roleWasRefused: () => void,
): Middleware {
  const copies = new Map<string, Request>()

  async function needOf(response: Response): Promise<Need | undefined> {
    // Before anybody is signed in, that they are not is an answer.
    if (response.status === 401) return isSignedIn() ? { kind: 'password' } : undefined
    if (response.status !== 403) return undefined
    const { type = '', methods = [] } = await bodyOf(response)
    if (type.endsWith('/role-required')) roleWasRefused()
    return type.endsWith('/step-up-required') ? { kind: 'step-up', methods } : undefined
  }

  return {
    onRequest({ request, schemaPath, id }) {
      // Sending takes the body away.
      if (isHeld(schemaPath, request.method)) copies.set(id, request.clone())
      return undefined
    },
    async onResponse({ response, id, options }) {
      const copy = copies.get(id)
      copies.delete(id)
      if (!copy) return undefined
      const need = await needOf(response)
      if (!need || !(await ask(need))) return undefined
      return options.fetch(copy)
    },
    onError({ id }) {
      copies.delete(id)
    },
  }
}
