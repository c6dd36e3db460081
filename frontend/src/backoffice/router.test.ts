// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { router } from './router'

it('has all its pages below the address that is served', () => {
  const paths = router.getRoutes().map(({ path }) => path.replaceAll(/:[^/]+/g, 'x'))
  const addresses = paths.map((path) => router.resolve(path).href)
  expect(addresses.length).toBeGreaterThan(0)
  expect(addresses.filter((address) => !address.startsWith('/backoffice'))).toEqual([])
})
