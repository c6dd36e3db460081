// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const EVENT = '/api/v1/catalog/events/jazz-a-lyon'

/** What the network was asked for. */
let asked: string[]

/** The client of a page with this text as its answers. */
async function clientOf(text: string | undefined) {
  document.body.innerHTML =
    text === undefined ? '' : `<script type="application/json" id="answers">${text}</script>`
  vi.resetModules()
  return (await import('./client')).api
}

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', ({ method, url }: Request) => {
    const { pathname, search } = new URL(url)
    asked.push(`${method} ${pathname}${search}`)
    return Promise.resolve(Response.json({ name: 'from the network' }))
  })
})

afterEach(() => vi.unstubAllGlobals())

it('answers the first request for an address with what the page came with, once', async () => {
  const api = await clientOf(`{"${EVENT}": {"name": {"fr": "\\u003cJazz>"}}}`)
  const ask = async () =>
    (await api.GET('/api/v1/catalog/events/{slug}', { params: { path: { slug: 'jazz-a-lyon' } } }))
      .data
  expect(await ask()).toEqual({ name: { fr: '<Jazz>' } })
  expect(asked).toEqual([])
  expect(await ask()).toEqual({ name: 'from the network' })
  expect(asked).toEqual([`GET ${EVENT}`])
})

it('asks the network for every other address and method', async () => {
  const api = await clientOf(`{"${EVENT}": {}, "/api/v1/checkout/orders": {}}`)
  await api.GET('/api/v1/catalog/events/{slug}', {
    params: { path: { slug: 'jazz-a-lyon' }, query: { code: 'VIP' } },
  })
  await api.GET('/api/v1/catalog/events', { params: { query: { limit: 12 } } })
  await api.POST('/api/v1/checkout/orders', {
    params: { header: { 'idempotency-key': 'key' } },
    body: { event: 'jazz-a-lyon', items: [], locale: 'fr' },
  })
  expect(asked).toEqual([
    `GET ${EVENT}?code=VIP`,
    'GET /api/v1/catalog/events?limit=12',
    'POST /api/v1/checkout/orders',
  ])
})

it('answers a list as it was asked for', async () => {
  const api = await clientOf('{"/api/v1/catalog/events?limit=12": {"items": []}}')
  const { data } = await api.GET('/api/v1/catalog/events', { params: { query: { limit: 12 } } })
  expect(data).toEqual({ items: [] })
})

it.each([undefined, '', '{"/api', 'null', '[1]', '"text"', '7'])(
  'goes without where the page came with %j',
  async (text) => {
    const api = await clientOf(text)
    await api.GET('/api/v1/catalog/events', { params: { query: { limit: 12 } } })
    expect(asked).toEqual(['GET /api/v1/catalog/events?limit=12'])
  },
)
