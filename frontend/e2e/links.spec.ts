import { expect, test } from './fixtures.ts'

const EVENT = '/events/nuit-phosphore-lyon'
const SELLER = '/organizers/cooperative-du-parvis'

/** What stands between two texts, each of which must be there. */
function between(text: string, start: string, end: string) {
  expect(text).toContain(start)
  const from = text.indexOf(start) + start.length
  return text.slice(from, text.indexOf(end, from))
}

function contentOf(html: string, name: string) {
  return between(html, `${name}" content="`, '"')
}

test('a link is shared, and tells what it leads to without a script', async ({
  baseURL,
  office,
  request,
}) => {
  const textOf = async (address: string) => (await office.get(address)).text()
  const url = (path: string) => new URL(path, baseURL).href
  for (const [address, title, path] of [
    ['/', 'À l’affiche · Guichet', '/'],
    ['/?lang=en', 'What’s on · Guichet', '/?lang=en'],
    [EVENT, 'Nuit Phosphore · Guichet', EVENT],
    [`${EVENT}?lang=en&code=ETE20`, 'Phosphore Night · Guichet', `${EVENT}?lang=en`],
    [SELLER, 'Coopérative du Parvis · Guichet', SELLER],
  ]) {
    const response = await request.get(address)
    const html = await response.text()
    expect(response.status(), address).toBe(200)
    expect(response.headers()['content-security-policy'], address).toMatch(/^default-src 'self'/)
    expect(between(html, '<title>', '</title>')).toBe(title)
    expect(between(html, '<link rel="canonical" href="', '"')).toBe(url(path))
    expect(contentOf(html, 'og:url')).toBe(url(path))
    expect(contentOf(html, 'og:title')).toBe(title)
    expect(contentOf(html, 'name="description').length, address).toBeGreaterThan(40)
    const picture = await request.get(contentOf(html, 'og:image'))
    expect(picture.headers()['content-type'], address).toMatch(/^image\/(png|webp)$/)
    for (const language of ['fr', 'en'])
      expect(html).toMatch(new RegExp(`hreflang="${language}" href="[^"]*lang=${language}"`))
  }

  const html = await textOf(EVENT)
  expect(html).toContain('<h3>À savoir</h3><ul><li>')
  const data = JSON.parse(between(html, '<script type="application/ld+json">', '</script>'))
  expect(data).toMatchObject({ '@type': 'MusicEvent', url: url(EVENT) })

  const sitemap = await textOf(between(await textOf('/robots.txt'), 'Sitemap: ', '\n'))
  const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, page]) => page)
  expect(pages).toContain(url(EVENT))
  await office.get(pages[pages.length - 1])
  expect(await office.bytes('/favicon.ico')).not.toHaveLength(0)

  for (const nowhere of [
    '/events/nothing',
    '/events/a/b',
    '/organizers/nobody',
    '/nothing',
    '/wp-login.php',
  ]) {
    const answer = await request.get(nowhere)
    expect(answer.status(), nowhere).toBe(404)
    expect(answer.headers()['content-type']).toMatch(/^text\/html/)
  }
})

test('a page is shown with what came with it', async ({ arrive }) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const { page } = visitor
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (const [address, heading] of [
    ['/', 'What’s on'],
    [EVENT, 'Phosphore Night'],
  ]) {
    await visitor.open(address)
    await visitor.reads(heading)
    await expect(page.getByRole('contentinfo')).toBeVisible()
  }
  expect(asked).not.toContain(`/api/v1/catalog${EVENT}`)
  expect(asked).not.toContain('/api/v1/catalog/events')
  // Whoever comes back to the list asks for what there is then.
  await page.getByRole('banner').getByRole('link').first().click()
  await visitor.reads('What’s on')
  await expect(page.locator('link[rel=canonical]')).toHaveCount(0)
})
