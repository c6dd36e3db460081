import { expect, it } from 'vitest'
import { rate } from '../test-data'
import { timeLineOf } from './phases'

const NOW = Date.parse('2100-01-11T00:00:00Z')
const early = rate('early', { sale_ends_at: '2100-01-21T00:00:00Z' })
const full = rate('full', { sale_starts_at: '2100-01-21T00:00:00Z' })

it('lays phases on a line from the first time that is known to the end of the last date', () => {
  const line = timeLineOf([full, early], NOW, '2100-01-31T00:00:00Z')
  expect(line?.now).toBe(0)
  expect(line?.audiences).toEqual([
    {
      audience: 'everyone',
      bars: [
        { rate: early, start: 0, length: 50 },
        { rate: full, start: 50, length: 50 },
      ],
    },
  ])
})

it('shows where the present is', () => {
  const past = rate('past', { sale_starts_at: '2100-01-01T00:00:00Z' })
  expect(timeLineOf([past], NOW, '2100-01-21T00:00:00Z')?.now).toBe(50)
})

it('has a row for each audience', () => {
  const child = rate('child', { audience: 'child' })
  const line = timeLineOf([early, child], NOW, undefined)
  expect(line?.audiences.map(({ audience }) => audience)).toEqual(['everyone', 'child'])
})

it('is no line where no rate has an own time', () => {
  expect(timeLineOf([rate('one')], NOW, '2100-01-31T00:00:00Z')).toBeUndefined()
})
