import { expect, it } from 'vitest'
import { adding, arranged, moving, removing } from './arranging'
import { picture } from '../test-data'

const IDS = ['a', 'b', 'c']

it('adds at the end, or where something was before', () => {
  expect(adding(['d', 'e'])(IDS)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(adding(['d'], 1)(IDS)).toEqual(['a', 'd', 'b', 'c'])
})

it('shows nothing twice', () => {
  expect(adding(['b', 'd'])(IDS)).toEqual(['a', 'b', 'c', 'd'])
})

it('moves to the place that is meant, in both directions', () => {
  expect(moving('c', 0)(IDS)).toEqual(['c', 'a', 'b'])
  expect(moving('a', 1)(IDS)).toEqual(['b', 'a', 'c'])
})

it('does not bring back what a colleague has taken out meanwhile', () => {
  expect(moving('gone', 0)(IDS)).toEqual(IDS)
  expect(removing('gone')(IDS)).toEqual(IDS)
})

it('arranges the pictures that are known', () => {
  const [one, other, added] = [picture('a'), picture('b'), picture('c')]
  expect(arranged([one, other], adding(['c', 'unknown'], 0), [added])).toEqual([added, one, other])
})
