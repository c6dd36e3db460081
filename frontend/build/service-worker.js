// Opens an order's page where there is no network: tickets are shown at doors, and doors are where
// networks fail. It knows the page's files only; what the order says is kept by the page itself, and
// not one request to the API passes through here. build/service-worker-plugin.ts writes the list.

const VERSION = '__VERSION__'
/** The files of this build. Names in /assets/ have a hash of the content. */
const FILES = new Set(__FILES__)
/** The script that the page of this build begins with. */
const ENTRY = '__ENTRY__'

const PREFIX = 'guichet-shell-'
const CACHE = PREFIX + VERSION
const PAGE = '/index.html'
/** A network that says nothing for so long is none. */
const PATIENCE_MS = 8_000

async function fill() {
  const cache = await caches.open(CACHE)
  if (await cache.match(PAGE)) return
  const answer = await fetch(PAGE, { cache: 'no-cache' })
  const text = await answer.text()
  // While a new version is being put in place, the page and this script may be of two versions.
  if (!answer.ok || !text.includes(ENTRY)) throw new Error('The page is of another version.')
  await cache.addAll([...FILES])
  // Last, as the sign that all is there; with its headers, so under the same policy.
  await cache.put(PAGE, new Response(text, { headers: answer.headers }))
}

async function clear() {
  const names = await caches.keys()
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(others.map((name) => caches.delete(name)))
}

async function kept(name) {
  return (await caches.open(CACHE)).match(name, { ignoreVary: true })
}

function impatience() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The network is silent.')), PATIENCE_MS)
  })
}

/** Whatever the network answers, a failure too, is the answer; what is kept stands in for no answer. */
async function networkFirst(request, name) {
  try {
    return await Promise.race([fetch(request), impatience()])
  } catch {
    return (await kept(name)) ?? fetch(request)
  }
}

async function keptFirst(request, name) {
  return (await kept(name)) ?? fetch(request)
}

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(fill())
})
self.addEventListener('activate', (event) => event.waitUntil(clear()))
// A page has an order to keep: what another page has cleared away meanwhile is fetched again.
self.addEventListener('message', (event) => event.waitUntil(fill()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname } = new URL(request.url)
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(networkFirst(request, PAGE))
  else if (!FILES.has(pathname)) return
  else if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request, pathname))
  else event.respondWith(networkFirst(request, pathname))
})
