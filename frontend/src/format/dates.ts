// Every function takes the event's own time zone: a concert in Lyon starts at
// 20:00 wherever its page is read.

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = locale + JSON.stringify(options)
  let found = formatters.get(name)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options)
    formatters.set(name, found)
  }
  return found
}

function part(
  instant: Date,
  type: Intl.DateTimeFormatPartTypes,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const parts = formatter(locale, options).formatToParts(instant)
  return parts.find((candidate) => candidate.type === type)?.value ?? ''
}

/** "20:00" */
export function formatTime(iso: string, timeZone: string, locale: string): string {
  return formatter(locale, { timeStyle: 'short', timeZone }).format(new Date(iso))
}

/** "12 déc. 2026, 20:00"; with the zone's short name where the visitor's clock shows another time. */
export function formatMoment(
  iso: string,
  timeZone: string,
  visitorTimeZone: string,
  locale: string,
): string {
  const instant = new Date(iso)
  return formatter(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    ...(isOtherTime(instant, timeZone, visitorTimeZone) && { timeZoneName: 'short' }),
  }).format(instant)
}

/** "27–30 novembre 2026" */
export function formatDateRange(
  firstIso: string,
  lastIso: string,
  timeZone: string,
  locale: string,
): string {
  return formatter(locale, { dateStyle: 'long', timeZone }).formatRange(
    new Date(firstIso),
    new Date(lastIso),
  )
}

/** "27–30 nov.", or "27 nov." when both are on the same day. */
export function formatShortDays(
  firstIso: string,
  lastIso: string,
  timeZone: string,
  locale: string,
): string {
  return formatter(locale, { day: 'numeric', month: 'short', timeZone }).formatRange(
    new Date(firstIso),
    new Date(lastIso),
  )
}

/** "samedi 12 décembre 2026, 20:00 – 22:30", or both dates when it ends on another day. */
export function formatPeriod(
  startsAt: string,
  endsAt: string,
  timeZone: string,
  locale: string,
): string {
  return formatter(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).formatRange(new Date(startsAt), new Date(endsAt))
}

export interface DateStub {
  weekday: string
  day: string
  month: string
}

/** The parts of a date as printed on a ticket's stub. */
export function dateStub(iso: string, timeZone: string, locale: string): DateStub {
  // One formatter for all of them: making one takes a phone milliseconds.
  const parts = formatter(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone })
    .formatToParts(new Date(iso))
    .map(({ type, value }) => [type, value] as const)
  const { weekday = '', day = '', month = '' }: Record<string, string> = Object.fromEntries(parts)
  return { weekday, day, month }
}

function wallClock(instant: Date, timeZone: string): string {
  return formatter('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(instant)
}

function isOtherTime(instant: Date, timeZone: string, visitorTimeZone: string): boolean {
  return wallClock(instant, timeZone) !== wallClock(instant, visitorTimeZone)
}

/** The zone's name, when a clock on the visitor's wall would show another time than the venue's. */
export function zoneToName(
  iso: string,
  timeZone: string,
  visitorTimeZone: string,
  locale: string,
): string | undefined {
  const instant = new Date(iso)
  if (!isOtherTime(instant, timeZone, visitorTimeZone)) return undefined
  return part(instant, 'timeZoneName', locale, { timeZoneName: 'long', timeZone })
}

let visitorZone: string | undefined

export function zoneOfVisitor(): string {
  visitorZone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone
  return visitorZone
}

/** YYYY-MM-DD of an instant on the calendar of a zone. */
export function dayIn(iso: string, timeZone: string): string {
  return formatter('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(iso))
}

/** YYYY-MM-DD of an instant on the visitor's calendar, as date inputs want it. */
export function calendarDay(instant: Date): string {
  const month = String(instant.getMonth() + 1).padStart(2, '0')
  const day = String(instant.getDate()).padStart(2, '0')
  return `${instant.getFullYear()}-${month}-${day}`
}
