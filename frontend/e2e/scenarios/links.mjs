import assert from 'node:assert/strict'
import { bytesOf } from '../support/api.mjs'
import { cloud } from '../support/office.mjs'
import { scenario } from '../support/scenario.mjs'

const EVENT = '/events/nuit-phosphore-lyon'

/** What an address answers to who runs no script. */
async function ask(address) {
  const response = await fetch(new URL(address, cloud.url))
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** What stands between two texts, each of which must be there. */
function between(text, start, end) {
  const from = text.indexOf(start)
  assert.ok(from >= 0, `${start} is there`)
  return text.slice(from + start.length, text.indexOf(end, from + start.length))
}

function contentOf(html, name) {
  return between(html, `${name}" content="`, '"')
}

scenario('a link is shared, and tells what it leads to without a script', async () => {
  for (const [address, title, path] of [
    ['/', 'À l’affiche · Guichet', '/'],
    ['/?lang=en', 'What’s on · Guichet', '/?lang=en'],
    [EVENT, 'Nuit Phosphore · Guichet', EVENT],
    [`${EVENT}?lang=en&code=ETE20`, 'Phosphore Night · Guichet', `${EVENT}?lang=en`],
  ]) {
    const { status, headers, html } = await ask(address)
    assert.equal(status, 200, address)
    assert.match(headers.get('content-security-policy'), /^default-src 'self'/, address)
    assert.equal(between(html, '<title>', '</title>'), title)
    const url = new URL(path, cloud.url).href
    assert.equal(between(html, '<link rel="canonical" href="', '"'), url)
    assert.equal(contentOf(html, 'og:url'), url)
    assert.equal(contentOf(html, 'og:title'), title)
    assert.ok(contentOf(html, 'name="description').length > 40, address)
    const picture = await fetch(contentOf(html, 'og:image'))
    assert.match(picture.headers.get('content-type'), /^image\/(png|webp)$/, address)
    for (const language of ['fr', 'en'])
      assert.match(html, new RegExp(`hreflang="${language}" href="[^"]*lang=${language}"`))
  }

  const { html } = await ask(EVENT)
  const data = JSON.parse(between(html, '<script type="application/ld+json">', '</script>'))
  assert.equal(data['@type'], 'MusicEvent')
  assert.equal(data.url, new URL(EVENT, cloud.url).href)

  const robots = await ask('/robots.txt')
  const sitemap = await ask(between(robots.html, 'Sitemap: ', '\n'))
  const pages = [...sitemap.html.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, page]) => page)
  assert.ok(pages.includes(new URL(EVENT, cloud.url).href))
  assert.equal((await ask(pages.at(-1))).status, 200)
  assert.ok((await bytesOf('/favicon.ico')).length > 0)

  for (const nowhere of ['/events/nothing', '/events/a/b', '/nothing', '/wp-login.php']) {
    const answer = await ask(nowhere)
    assert.deepEqual([nowhere, answer.status], [nowhere, 404])
    assert.match(answer.headers.get('content-type'), /^text\/html/)
  }
})

scenario('a page is shown with what came with it', async ({ arrive }) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const asked = []
  visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (const [address, heading] of [
    ['/', 'What’s on'],
    [EVENT, 'Phosphore Night'],
  ]) {
    await visitor.open(address)
    await visitor.page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await visitor.page.getByRole('contentinfo').waitFor()
  }
  assert.ok(!asked.includes(`/api/v1/catalog${EVENT}`), asked.join(' '))
  assert.ok(!asked.includes('/api/v1/catalog/events'), asked.join(' '))
  // Whoever comes back to the list asks for what there is then.
  await visitor.page.getByRole('banner').getByRole('link').first().click()
  await visitor.page.getByRole('heading', { level: 1, name: 'What’s on' }).waitFor()
  assert.equal(await visitor.page.locator('link[rel=canonical]').count(), 0)
})
