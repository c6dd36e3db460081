import { expect, it } from 'vitest'
import { momentIn, questionOf, typedMoment, undecided, withChoice } from './moments'

const PARIS = 'Europe/Paris'

it('asks nothing where clocks show a time once', () => {
  expect(questionOf('2027-07-15T20:30', PARIS)).toBeUndefined()
  expect(undecided('2027-07-15T20:30', PARIS)).toBeUndefined()
  expect(momentIn('2027-07-15T20:30', PARIS)).toBe('2027-07-15T18:30:00.000Z')
  expect([momentIn('', PARIS), undecided('', PARIS)]).toEqual([null, undefined])
})

it('is an instant only once it is said which one is meant', () => {
  const typed = '2027-10-31T02:30'
  expect(questionOf(typed, PARIS)?.kind).toBe('fold')
  expect(momentIn(typed, PARIS)).toBeNull()
  expect(undecided(typed, PARIS)).toBeDefined()
  expect(momentIn(withChoice(typed, 'earlier'), PARIS)).toBe('2027-10-31T00:30:00.000Z')
  expect(momentIn(withChoice(withChoice(typed, 'earlier'), 'later'), PARIS)).toBe(
    '2027-10-31T01:30:00.000Z',
  )
  expect(undecided(withChoice(typed, 'later'), PARIS)).toBeUndefined()
})

it('has the instants before and after what clocks skip', () => {
  const typed = '2027-03-28T02:30'
  expect(questionOf(typed, PARIS)).toMatchObject({
    kind: 'gap',
    earlier: { at: '2027-03-28T00:30:00.000Z', offset_minutes: 120 },
    later: { at: '2027-03-28T01:30:00.000Z', offset_minutes: 60 },
  })
})

it.each(['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z', '2027-07-01T10:00:00.000Z'])(
  '%s is the same after it was read and typed',
  (iso) => {
    expect(momentIn(typedMoment(iso, PARIS), PARIS)).toBe(iso)
  },
)
