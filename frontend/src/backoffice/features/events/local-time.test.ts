import { expect, it } from 'vitest'
import { addMinutes, isLocalTime, localIn, minutesBetween, readingsOf } from './local-time'

it('adds two hours over midnight, without asking any zone', () => {
  expect(addMinutes('2027-12-31T23:30', 120)).toBe('2028-01-01T01:30')
  expect(minutesBetween('2027-03-27T20:00', '2027-03-28T04:00')).toBe(480)
})

it.each(['', '2027-03-12', '2027-13-01T20:00', '12.3.2027'])('%j is no time', (text) =>
  expect(isLocalTime(text)).toBe(false),
)

it.each([
  ['2027-01-15T20:30', 'Europe/Paris', '2027-01-15T19:30:00.000Z'],
  ['2027-07-15T20:30', 'Europe/Paris', '2027-07-15T18:30:00.000Z'],
  ['2027-07-15T20:30', 'Asia/Kolkata', '2027-07-15T15:00:00.000Z'],
  ['2027-07-15T20:30', 'America/Martinique', '2027-07-16T00:30:00.000Z'],
  // Just before and after the clocks go forward.
  ['2027-03-28T01:59', 'Europe/Paris', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28T03:00', 'Europe/Paris', '2027-03-28T01:00:00.000Z'],
  ['2027-10-31T03:00', 'Europe/Paris', '2027-10-31T02:00:00.000Z'],
])('%s in %s is %s', (local, zone, iso) => {
  expect(readingsOf(local, zone)).toEqual({ at: iso })
  expect(localIn(iso, zone)).toBe(local)
})
