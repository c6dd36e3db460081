// Times as clocks on a wall show them: `2027-03-12T20:30`. Which instant that is depends on the zone of the venue.

const MINUTE_MS = 60_000
const LENGTH = 'YYYY-MM-DDTHH:MM'.length

/** As if the clocks were never changed. */
const asUtc = (local: string): number => Date.parse(`${local}Z`)
const asLocal = (ms: number): string => new Date(ms).toISOString().slice(0, LENGTH)

export function isLocalTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) && !Number.isNaN(asUtc(text))
}

export function addMinutes(local: string, minutes: number): string {
  return asLocal(asUtc(local) + minutes * MINUTE_MS)
}

export function minutesBetween(first: string, second: string): number {
  return (asUtc(second) - asUtc(first)) / MINUTE_MS
}

/** What clocks in a zone show at an instant. */
export function localIn(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(iso))
  return parts.replace(' ', 'T')
}

/** How far a zone's clocks are ahead of UTC at an instant, in minutes. */
function offsetAt(ms: number, timeZone: string): number {
  return minutesBetween(asLocal(ms), localIn(new Date(ms).toISOString(), timeZone))
}

/** An instant at which clocks in a zone show a time, or would. */
interface Reading {
  at: string
  /** How far clocks are ahead of UTC then. */
  offset_minutes: number
}

/** When clocks in a zone show this. Where they skip it, or show it twice: the instants that may be meant. */
export function readingsOf(
  local: string,
  timeZone: string,
): { at: string } | { kind: 'gap' | 'fold'; earlier: Reading; later: Reading } {
  const wall = asUtc(local)
  // The offsets a day before and after are all that can apply; the larger one makes the earlier instant.
  const offsets = [-1, 1].map((days) => offsetAt(wall + days * 1_440 * MINUTE_MS, timeZone))
  const [earlier, later] = offsets
    .toSorted((one, other) => other - one)
    .map((offset) => {
      const at = new Date(wall - offset * MINUTE_MS).toISOString()
      return { at, offset_minutes: offset, isShown: localIn(at, timeZone) === local }
    })
  if (!earlier || !later) throw new Error(`${local} is no local time.`)
  if (earlier.at === later.at || earlier.isShown !== later.isShown)
    return { at: earlier.isShown ? earlier.at : later.at }
  return { kind: earlier.isShown ? 'fold' : 'gap', earlier, later }
}
