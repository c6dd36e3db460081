// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import hosting from '../../hosting.yaml?raw'
import { router } from './router'

it('has all its pages below the address that is served', () => {
  const paths = router.getRoutes().map(({ path }) => path.replaceAll(/:[^/]+/g, 'x'))
  const addresses = paths.map((path) => router.resolve(path).href)
  expect(addresses.length).toBeGreaterThan(0)
  const [, list = ''] = hosting.split('\n  backoffice.html:\n')
  const served = [...(/^(?: {4}- \S+\n)+/.exec(list)?.[0].matchAll(/- (\S+)/g) ?? [])].map(
    ([, path = '']) => path,
  )
  const isServed = (address: string): boolean =>
    served.some((path) =>
      // A star is something, and not nothing.
      path.endsWith('*')
        ? address.startsWith(path.slice(0, -1)) && address.length >= path.length
        : address === path,
    )
  expect(addresses.filter((address) => !isServed(address))).toEqual([])
})
