import { expect, it } from 'vitest'
import { addMonths, dayAfterKey, firstDayOfWeek, weeksOf } from './calendar'

const [MONDAY, SUNDAY] = [1, 7]

it('has whole weeks, from the day on which they begin', () => {
  const weeks = weeksOf('2027-05', MONDAY)
  expect(weeks).toHaveLength(6)
  expect(weeks[0]?.[0]).toBe('2027-04-26')
  expect(weeks[0]?.[5]).toBe('2027-05-01')
  expect(weeks.at(-1)?.[0]).toBe('2027-05-31')
  expect(weeksOf('2027-05', SUNDAY)[0]?.[0]).toBe('2027-04-25')
  expect(weeksOf('2027-02', MONDAY)).toHaveLength(4)
})

it('loses no day where clocks change, nor a leap day', () => {
  const days = ['2027-03', '2027-10', '2028-02'].map(
    (month) =>
      weeksOf(month, MONDAY)
        .flat()
        .filter((day) => day.startsWith(month)).length,
  )
  expect(days).toEqual([31, 31, 29])
})

it.each([
  ['ArrowLeft', '2027-02-28'],
  ['ArrowRight', '2027-03-02'],
  ['ArrowUp', '2027-02-22'],
  ['ArrowDown', '2027-03-08'],
  ['Home', '2027-03-01'],
  ['End', '2027-03-07'],
  ['PageUp', '2027-02-01'],
  ['PageDown', '2027-04-01'],
  ['Enter', undefined],
])('%s leads from the first of March to %s', (key, day) => {
  expect(dayAfterKey(key, '2027-03-01', MONDAY)).toBe(day)
})

it('has no thirty-first in a month that is shorter', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(addMonths('2027-12-31', 2)).toBe('2028-02-29')
})

it('begins weeks as people of the country do', () => {
  expect(['fr-FR', 'en-GB', 'en-US'].map(firstDayOfWeek)).toEqual([MONDAY, MONDAY, SUNDAY])
})
