import { promiseTimeout } from '@vueuse/core'
import { ApiProblem } from './problem'
import { sessionStore } from '@/preferences/storage'

interface StoredKey {
  body: string
  key: string
}

const IN_PROGRESS_TRIES = 5
const IN_PROGRESS_WAIT_MS = 1_000

function newKey(): string {
  // randomUUID exists only in secure contexts; a ticket office on a local network may have none.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Sends a request that must take effect once. The key lives in sessionStorage until the server
 * has decided, so a retry, or the same request after a reload, gets the first answer. Another
 * `body` under the same `scope` is another request and gets a new key.
 */
export async function once<T>(
  scope: string,
  body: unknown,
  send: (key: string) => Promise<T>,
): Promise<T> {
  const name = `idempotency:${scope}`
  const text = JSON.stringify(body)
  const stored = sessionStore.read<StoredKey>(name)
  const key = stored?.body === text ? stored.key : newKey()
  sessionStore.write(name, { body: text, key })

  for (let tries = 1; ; tries += 1) {
    try {
      // One after the other on purpose: each try waits for the one before it.
      // oxlint-disable-next-line no-await-in-loop
      const answer = await send(key)
      sessionStore.remove(name)
      return answer
    } catch (error) {
      if (error instanceof ApiProblem && error.isInProgress && tries < IN_PROGRESS_TRIES) {
        // oxlint-disable-next-line no-await-in-loop
        await promiseTimeout((error.retryAfterSeconds ?? 0) * 1_000 || IN_PROGRESS_WAIT_MS)
        continue
      }
      if (error instanceof ApiProblem && !error.isTransient) sessionStore.remove(name)
      throw error
    }
  }
}
