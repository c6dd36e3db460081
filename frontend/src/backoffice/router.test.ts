// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { router } from './router'

it('has all its pages below the address that is served', () => {
  const addresses = router.getRoutes().map((route) => router.resolve(route).href)
  expect(addresses.length).toBeGreaterThan(0)
  expect(addresses.filter((address) => !address.startsWith('/backoffice'))).toEqual([])
})
