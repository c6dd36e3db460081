import { expect, it } from 'vitest'
import type { Category } from '@/api/types'
import { coverArt } from './cover-art'

const categories: Category[] = [
  'concert',
  'theatre',
  'festival',
  'conference',
  'sport',
  'community',
  'exhibition',
  'other',
]

it('draws the same event always the same', () => {
  expect(coverArt('0192-a', 'concert')).toEqual(coverArt('0192-a', 'concert'))
})

it('draws two events differently, whatever their category', () => {
  for (const category of categories)
    expect(coverArt('0192-a', category)).not.toEqual(coverArt('0192-b', category))
})

it('draws only numbers that SVG understands', () => {
  for (const category of categories) {
    for (const { path } of coverArt('0192-a', category)) {
      expect(path).toMatch(/^M/)
      expect(path).not.toMatch(/NaN|undefined|Infinity|e-/)
    }
  }
})
