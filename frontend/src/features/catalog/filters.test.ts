import { describe, expect, it } from 'vitest'
import {
  NO_FILTERS,
  addressOf,
  daysOf,
  hasFilters,
  parseFilters,
  periodOf,
  searchOf,
} from './filters'

describe('the address of a search', () => {
  it('is read back as it was written', () => {
    const filters = {
      text: 'forro à Lyon',
      category: 'concert' as const,
      from: '2026-12-01',
      to: '2026-12-31',
      near: { latitude: 45.76, longitude: 4.84 },
      radiusKm: 50,
    }
    const address = addressOf(filters)
    expect(address).toEqual({
      q: 'forro à Lyon',
      category: 'concert',
      from: '2026-12-01',
      to: '2026-12-31',
      near: '45.76,4.84',
      radius: '50',
    })
    expect(parseFilters(address as Record<string, string>)).toEqual(filters)
  })

  it('is empty when nothing is asked', () => {
    expect(addressOf(NO_FILTERS)).toEqual({})
    expect(hasFilters(NO_FILTERS)).toBe(false)
  })

  it('may hold nonsense, which counts as not said', () => {
    expect(
      parseFilters({
        q: ['first', 'second'],
        category: 'opera',
        from: '2026-13-45',
        to: 'tomorrow',
        near: '95,4',
        radius: '12',
      }),
    ).toEqual({ text: 'first', radiusKm: 25 })
    expect(parseFilters({ near: '' })).toEqual(NO_FILTERS)
    expect(parseFilters({ near: null })).toEqual(NO_FILTERS)
  })

  it('tells a position no closer than a kilometre', () => {
    const near = { latitude: 45.764043, longitude: 4.835659 }
    expect(addressOf({ ...NO_FILTERS, near }).near).toBe('45.76,4.84')
  })
})

it('a search asks the server for what the address says', () => {
  const near = { latitude: 45.76, longitude: 4.84 }
  expect(
    searchOf({ text: 'bal', category: 'festival', from: '2026-12-01', near, radiusKm: 50 }),
  ).toEqual({
    q: 'bal',
    category: 'festival',
    from: '2026-12-01',
    lat: 45.76,
    lon: 4.84,
    radius_km: 50,
  })
  expect(searchOf(NO_FILTERS)).toEqual({})
})

describe('periods', () => {
  const wednesday = new Date(2026, 11, 9, 15)
  const sunday = new Date(2026, 11, 13, 15)

  it('know the coming weekend, and the one that has begun', () => {
    expect(daysOf('weekend', wednesday)).toEqual({ from: '2026-12-11', to: '2026-12-13' })
    expect(daysOf('weekend', sunday)).toEqual({ from: '2026-12-13', to: '2026-12-13' })
  })

  it('go over the end of a year', () => {
    expect(daysOf('week', new Date(2026, 11, 29))).toEqual({ from: '2026-12-29', to: '2027-01-04' })
  })

  it('are recognised in an address', () => {
    const filters = { ...NO_FILTERS, ...daysOf('month', wednesday) }
    expect(periodOf(filters, wednesday)).toBe('month')
    expect(periodOf({ ...filters, to: '2027-05-01' }, wednesday)).toBeUndefined()
  })
})
