/** Whole seconds left until a deadline, never negative. */
export function secondsUntil(deadline: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(deadline) - nowMs) / 1_000))
}

/** "9:05", "1:00:00"; beside a number of days the hours are told even when there are none. */
export function clockText(seconds: number, showsHours = false): string {
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 || showsHours
    ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}`
    : `${minutes}:${rest}`
}

const ANNOUNCED_AT_SECONDS = [300, 60] as const

/**
 * The threshold that was passed between two readings, in seconds: what a screen reader should
 * hear. A page opened with less than a minute left passed none; a computer that slept through
 * several hears only the last.
 */
export function passedThreshold(previous: number, current: number): number | undefined {
  return ANNOUNCED_AT_SECONDS.findLast(
    (threshold) => previous > threshold && current <= threshold && current > 0,
  )
}
