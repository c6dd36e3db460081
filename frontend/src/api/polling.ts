import { ApiProblem } from './problem'

const MAXIMUM_DELAY_MS = 30_000
/** Everybody who waits for the same opening would otherwise ask in the same instant. */
const JITTER = 0.2

/**
 * How long to wait before asking again: the interval, doubled with each failure in a row, never
 * less than the server asked for. `chance` is a random number from 0 to 1.
 */
export function pollDelayMs(
  intervalMs: number,
  failures: number,
  error: unknown,
  chance: number,
): number {
  const backedOff = Math.min(MAXIMUM_DELAY_MS, intervalMs * 2 ** failures)
  const asked =
    failures > 0 && error instanceof ApiProblem ? (error.retryAfterSeconds ?? 0) * 1_000 : 0
  return Math.round(Math.max(backedOff, asked) * (1 + JITTER * chance))
}

/** Asks one thing again and again, less often while it fails. */
export function createPoller(intervalMs: number) {
  let failures = 0
  return {
    ask: async <T>(question: Promise<T>): Promise<T> => {
      try {
        const answer = await question
        failures = 0
        return answer
      } catch (error) {
        // A question that was dropped, because nobody looks any more, has not failed.
        if (error instanceof ApiProblem) failures += 1
        throw error
      }
    },
    delayMs: (error: unknown): number => pollDelayMs(intervalMs, failures, error, Math.random()),
  }
}
