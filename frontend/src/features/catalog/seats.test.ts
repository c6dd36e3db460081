import { describe, expect, it } from 'vitest'
import type { Place, PlaceRow } from '@/api/types'
import { bySection, ratesOfPlace, seatAfterKey, withOwnPlaces } from './seats'

function row(section: string, name: string): PlaceRow {
  return { section, row: name, places: [] }
}

it('puts rows together by section, each where it first came', () => {
  const sections = bySection([row('Parterre', 'A'), row('Balcon', 'A'), row('Parterre', 'B')])
  expect(sections.map(({ name, rows }) => [name, rows.map(({ row: label }) => label)])).toEqual([
    ['Parterre', ['A', 'B']],
    ['Balcon', ['A']],
  ])
})

it('sells a place only at rates that are on sale, in the order of the offer', () => {
  const place: Place = { id: 'p', label: '1', state: 'free', rate_ids: ['child', 'full', 'press'] }
  expect(ratesOfPlace(place, ['full', 'child'])).toEqual(['full', 'child'])
})

describe('arrow keys', () => {
  it('move along the row and stop at its ends', () => {
    expect(seatAfterKey('ArrowRight', 0, 3)).toBe(1)
    expect(seatAfterKey('ArrowRight', 2, 3)).toBe(2)
    expect(seatAfterKey('ArrowLeft', 0, 3)).toBe(0)
    expect(seatAfterKey('Home', 2, 3)).toBe(0)
    expect(seatAfterKey('End', 0, 3)).toBe(2)
  })

  it('leave other keys alone', () => {
    expect(seatAfterKey('Tab', 0, 3)).toBeUndefined()
  })
})

it('leaves a visitor the seats that they hold themselves', () => {
  const place = (id: string): Place => ({ id, label: id, state: 'taken', rate_ids: [] })
  const rows = withOwnPlaces(
    [{ section: '', row: 'A', places: [place('1'), place('2')] }],
    new Set(['2']),
  )
  expect(rows[0]?.places.map(({ state }) => state)).toEqual(['taken', 'free'])
})
