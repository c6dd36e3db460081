/** How far the server's clock is ahead of the visitor's. */
let offsetMs = 0

/**
 * Learns the server's time from an answer's `Date` header, so that a hold's countdown is right
 * on a device whose clock is not. The header has whole seconds, so small differences are noise.
 */
export function observeServerDate(header: string | null, nowMs = Date.now()): void {
  const serverMs = Date.parse(header ?? '')
  if (Number.isNaN(serverMs)) return
  const difference = serverMs - nowMs
  offsetMs = Math.abs(difference) < 2_000 ? 0 : difference
}

/** Milliseconds since 1970 by the server's clock. */
export function serverNowMs(): number {
  return Date.now() + offsetMs
}
