// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Order } from '@/api/types'
import { forgetOrder, noteOrder } from '@/sale/held-orders'
import { forgetCart } from '@/sale/kept-cart'
import { useCode } from './use-code'

const page = { template: '<p />' }

/** Somebody opens the event's page at an address. */
async function opens(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: page },
      { path: '/events/:slug', component: page },
    ],
  })
  await router.push(address)
  let used: ReturnType<typeof useCode> | undefined
  const mounted = mount(
    {
      template: '<p />',
      setup: () => {
        used = useCode('fete')
      },
    },
    { global: { plugins: [router] } },
  )
  await flushPromises()
  if (!used) throw new Error('The page was not set up.')
  const { code, keep, change } = used
  return {
    address: () => router.currentRoute.value.fullPath,
    code,
    keep,
    async uses(changed: string | undefined) {
      change(changed)
      await flushPromises()
    },
    leaves: () => mounted.unmount(),
  }
}

function heldWith(code: string | null): Order {
  return {
    secret: 'guichet-one',
    status: 'held',
    expires_at: new Date(Date.now() + 600_000).toISOString(),
    event: { slug: 'fete', name: { fr: 'La fête' } },
    lines: [],
    payment: null,
    code,
  } as unknown as Order
}

beforeEach(() => {
  forgetCart('fete')
  forgetOrder('guichet-one')
})

it('is in the address as soon as it is used, and stays there over a reload', async () => {
  const visit = await opens('/events/fete?from=newsletter')
  expect(visit.code.value).toBeUndefined()
  await visit.uses('ete20')
  expect(visit.code.value).toBe('ETE20')
  expect(visit.address()).toBe('/events/fete?from=newsletter&code=ete20')
  const reloaded = await opens(visit.address())
  expect(reloaded.code.value).toBe('ETE20')
})

it('is in force again where the way back has lost it', async () => {
  const visit = await opens('/events/fete?code=ete20')
  visit.keep()
  visit.leaves()
  const again = await opens('/events/fete')
  expect(again.code.value).toBe('ETE20')
  expect(again.address()).toBe('/events/fete?code=ETE20')
})

it('is not kept unless the server takes it', async () => {
  const visit = await opens('/events/fete?code=typo')
  visit.leaves()
  expect((await opens('/events/fete')).code.value).toBeUndefined()
})

it('is that of the places that are held, in whichever tab', async () => {
  noteOrder(heldWith('ETE20'))
  const visit = await opens('/events/fete')
  expect(visit.address()).toBe('/events/fete?code=ETE20')
})

it('stays away once it is taken out, whatever is held', async () => {
  noteOrder(heldWith('ETE20'))
  const visit = await opens('/events/fete')
  visit.keep()
  await visit.uses(undefined)
  expect(visit.code.value).toBeUndefined()
  expect(visit.address()).toBe('/events/fete')
  expect((await opens('/events/fete')).code.value).toBeUndefined()
})

it('is another where a link brings another', async () => {
  noteOrder(heldWith('ETE20'))
  expect((await opens('/events/fete?code=PRESSE')).code.value).toBe('PRESSE')
})
