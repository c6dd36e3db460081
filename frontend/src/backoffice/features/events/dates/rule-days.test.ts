import { expect, it } from 'vitest'
import type { EventSeries } from '@/backoffice/api/set-up-types'
import { check, newSeries, saysMore, valuesOfRule } from './rule-values'

type Rule = EventSeries['series']['rule']

const saved = (rule: Partial<Rule>, series: Partial<EventSeries['series']> = {}): EventSeries => ({
  id: 'rule',
  version: 1,
  venue_id: 'hall',
  doors_minutes: null,
  dates: 10,
  series: {
    starts_on: '2100-05-14',
    times: [{ time: '20:30', duration_minutes: 120 }],
    rule: {
      frequency: 'monthly',
      interval: 1,
      weekdays: [],
      month_days: [],
      months: [],
      count: 10,
      ...rule,
    },
    exceptions: [],
    additional_dates: [],
    decisions: [],
    ...series,
  },
})

const rulesThatAreShown: [string, Partial<Rule>][] = [
  ['each day', { frequency: 'daily' }],
  ['two weekdays', { frequency: 'weekly', weekdays: [{ weekday: 'friday' }] }],
  ['the day of the first one', {}],
  ['the second Friday', { weekdays: [{ weekday: 'friday', ordinal: 2 }] }],
  [
    'the first and last Friday and Saturday',
    {
      weekdays: [
        { weekday: 'friday', ordinal: -1 },
        { weekday: 'friday', ordinal: 1 },
        { weekday: 'saturday', ordinal: -1 },
        { weekday: 'saturday', ordinal: 1 },
      ],
    },
  ],
  ['the last day', { month_days: [-1] }],
  ['an end on a day', { count: null, until: '2101-01-01' }],
]
const rulesThatSayMore: [string, Partial<Rule>][] = [
  ['each weekday of a month', { weekdays: [{ weekday: 'friday' }] }],
  ['a fifth Friday', { weekdays: [{ weekday: 'friday', ordinal: 5 }] }],
  ['days of the month', { month_days: [1, 15] }],
  [
    'the first Friday and the second Saturday',
    {
      weekdays: [
        { weekday: 'friday', ordinal: 1 },
        { weekday: 'saturday', ordinal: 2 },
      ],
    },
  ],
  ['working days', { frequency: 'daily', weekdays: [{ weekday: 'monday' }] }],
  ['weeks of some months', { frequency: 'weekly', weekdays: [{ weekday: 'monday' }], months: [7] }],
  ['one day of each year', { frequency: 'yearly', months: [7], month_days: [14] }],
]

/** What means the same: lists in any order, and nothing that says nothing. */
function meaning(rule: Partial<Rule>): object {
  const said = Object.entries(rule).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && !value[0]),
  )
  return Object.fromEntries(
    said.map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((one) => JSON.stringify(one)).toSorted() : value,
    ]),
  )
}

it.each([...rulesThatAreShown, ...rulesThatSayMore])(
  'keeps a rule by %s when nothing of it is changed',
  (_, rule) => {
    const read = saved(rule)
    const values = valuesOfRule(read)
    expect(check(values)).toEqual(new Map())
    expect(meaning(newSeries(values).series.rule as Rule)).toEqual(meaning(read.series.rule))
  },
)

it('keeps what the page does not show of the series', () => {
  const series: Partial<EventSeries['series']> = {
    exceptions: ['2100-06-14', '2100-07-14T20:30'],
    additional_dates: ['2100-06-15'],
    ambiguous_times: 'earlier',
  }
  const values = valuesOfRule(saved({}, series))
  expect(values.series.exceptions).toEqual(['2100-06-14'])
  expect(newSeries(values).series).toMatchObject(series)
  expect(saysMore(values)).toBe(true)
})

it.each(rulesThatSayMore.slice(-3))('says that a rule by %s says more', (_, rule) => {
  const values = valuesOfRule(saved(rule))
  expect(saysMore(values)).toBe(true)
  values.series.rule.frequency = 'monthly'
  expect(saysMore(values)).toBe(false)
  expect(newSeries(values).series.rule).not.toHaveProperty('months')
})

it.each(rulesThatAreShown)('says that it shows all of a rule by %s', (_, rule) => {
  expect(saysMore(valuesOfRule(saved(rule)))).toBe(false)
})

it('asks which weekday of the month is meant', () => {
  const values = valuesOfRule(saved({}))
  values.series.rule.on = 'weekday'
  expect([...check(values).keys()]).toEqual(['/series/rule/ordinals', '/series/rule/weekdays'])
})
