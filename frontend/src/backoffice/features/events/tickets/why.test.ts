// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { router } from '@/backoffice/router'
import { SEEN_TO } from './why'

it('leads to pages that are there', () => {
  const pages = Object.values(SEEN_TO).filter((page) => page !== undefined)
  expect(pages.filter((page) => !router.hasRoute(page))).toEqual([])
})
