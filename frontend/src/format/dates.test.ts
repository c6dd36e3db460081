import { describe, expect, it } from 'vitest'
import {
  calendarDay,
  dateStub,
  formatDateRange,
  formatShortDays,
  formatMoment,
  formatPeriod,
  formatTime,
  zoneToName,
} from './dates'

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F\u2009]/g, ' ')

const startsAt = '2026-12-12T19:00:00Z'
const endsAt = '2026-12-12T21:30:00Z'

describe('dates of an event', () => {
  it('are told in the time zone of the venue', () => {
    expect(formatTime(startsAt, 'Europe/Paris', 'fr-FR')).toBe('20:00')
    expect(formatTime(startsAt, 'America/Montreal', 'fr-FR')).toBe('14:00')
    expect(
      formatPeriod('2026-12-31T23:30:00Z', '2027-01-01T01:00:00Z', 'Europe/Paris', 'en-GB'),
    ).toContain('1 January 2027')
  })

  it('name the zone where the visitor’s clock shows another time', () => {
    const told = (zone: string) => plain(formatMoment(startsAt, 'Europe/Paris', zone, 'en-GB'))
    expect(told('Europe/Brussels')).toBe('12 Dec 2026, 20:00')
    expect(told('Europe/London')).toBe('12 Dec 2026, 20:00 CET')
  })

  it('of several days are told as one range', () => {
    const range = formatDateRange(startsAt, '2026-12-14T19:00:00Z', 'Europe/Paris', 'en-GB')
    expect(range.replaceAll(/\s*–\s*/g, '–')).toBe('12–14 December 2026')
    const short = (lastIso: string) =>
      formatShortDays(startsAt, lastIso, 'Europe/Paris', 'fr-FR').replaceAll(/\s*–\s*/g, '–')
    expect(short('2026-12-14T19:00:00Z')).toBe('12–14 déc.')
    expect(short(endsAt)).toBe('12 déc.')
  })

  it('name the day once when they end on the same day', () => {
    const period = plain(formatPeriod(startsAt, endsAt, 'Europe/Paris', 'fr-FR'))
    expect(period.match(/décembre/g)).toHaveLength(1)
    expect(period).toContain('20:00')
    expect(period).toContain('22:30')
  })

  it('name both days when they end on another day', () => {
    const period = formatPeriod(startsAt, '2026-12-13T02:00:00Z', 'Europe/Paris', 'en-GB')
    expect(period).toContain('12 December')
    expect(period).toContain('13 December')
  })

  it('are cut into the parts of a stub', () => {
    expect(dateStub(startsAt, 'Europe/Paris', 'fr-FR')).toEqual({
      weekday: 'sam.',
      day: '12',
      month: 'déc.',
    })
  })
})

describe('zoneToName', () => {
  it('is silent where the visitor’s clock shows the same time', () => {
    expect(zoneToName(startsAt, 'Europe/Paris', 'Europe/Brussels', 'fr-FR')).toBeUndefined()
  })

  it('names the zone of the venue otherwise', () => {
    expect(zoneToName(startsAt, 'Europe/Paris', 'Europe/London', 'en-GB')).toBe(
      'Central European Standard Time',
    )
  })

  it('looks at the instant: two zones may agree in one season only', () => {
    expect(
      zoneToName('2026-07-12T19:00:00Z', 'Europe/Paris', 'Africa/Lagos', 'en-GB'),
    ).toBeDefined()
    expect(zoneToName(startsAt, 'Europe/Paris', 'Africa/Lagos', 'en-GB')).toBeUndefined()
  })
})

describe('calendarDay', () => {
  it('is what a date input takes', () => {
    expect(calendarDay(new Date(2027, 0, 5, 23, 59))).toBe('2027-01-05')
  })
})
