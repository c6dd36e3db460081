import { expect, it } from 'vitest'
import type { Category } from '@/api/types'
import { coverArt, PALETTES } from './cover-art'

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
    for (const id of ['0192-a', '0192-b', '0192-c', '0192-d'])
      for (const { path } of coverArt(id, category).shapes) {
        expect(path).toMatch(/^M/)
        expect(path).not.toMatch(/NaN|undefined|Infinity|e-/)
      }
  }
})

it('uses every pair of inks, and no other', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `event ${index}`)
  const used = new Set(ids.map((id) => coverArt(id, 'concert').palette))
  expect([...used].toSorted((a, b) => a - b)).toEqual([...Array(PALETTES).keys()])
})

it('draws what previews of links show, which another program draws', async () => {
  const ids = ['0192f3a4-0000-7000-8000-000000000001', 'événement', '🎪', '']
  const more = Array.from({ length: 4 }, (_, index) => `0192-${index}`)
  const covers = categories.flatMap((category) =>
    [...ids, ...more].map((id) => ({ id, category, ...coverArt(id, category) })),
  )
  const file = '../../../shared/domain/covers/tests/covers.json'
  await expect(`${JSON.stringify(covers, null, 1)}\n`).toMatchFileSnapshot(file)
})
