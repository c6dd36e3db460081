// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import hosting from '../hosting.yaml?raw'
import { router } from './router'

it('has its pages where they are served', () => {
  const [, list = ''] = hosting.split('\npages:\n')
  const served = [...list.matchAll(/^ {2}- (\S+)$/gm)].map(([, path]) => path)
  const pages = router
    .getRoutes()
    .filter(({ name }) => name !== 'not-found')
    .map(({ path }) => path.replace(/:.*$/, '*'))
  expect(pages.toSorted()).toEqual(served.toSorted())
})
