import { eventually, expect, test, type Route } from './fixtures.ts'

const PAGES = [
  {
    file: 'home.html',
    address: '/',
    api: '/api/v1/catalog/events?limit=12',
    heading: 'À l’affiche',
  },
  {
    file: 'event.html',
    address: '/events/maree-haute-villeurbanne',
    api: '/api/v1/catalog/events/maree-haute-villeurbanne',
    heading: 'Marée haute en concert',
  },
]

/** As long as a page is, so that it can be scrolled. */
const LINES = 60
const SCROLLED = 200

for (const { file, address, api, heading } of PAGES)
  test(`a page that comes with its content fetches all at once: ${file}`, async ({
    arrive,
    request,
  }) => {
    const eva = await arrive({ language: 'fr', device: 'phone' })
    const { page } = eva
    const answer = await (await request.get(api)).text()
    let written = ''
    await page.route(address, async (route) => {
      const response = await route.fetch({
        url: new URL(`/.pages/${file}`, route.request().url()).href,
      })
      written = filled(await response.text(), answer, api)
      await route.fulfill({ response, body: written })
    })
    await page.addInitScript(watchForNothing)
    const waiting: Route[] = []
    await page.route(/\/assets\/index-.*\.js$/, (route) => void waiting.push(route))
    const asked: string[] = []
    page.on('request', (one) => {
      const { pathname, search } = new URL(one.url())
      asked.push(pathname + search)
    })

    await page.goto(address, { waitUntil: 'commit' })
    await eva.sees('what came first')
    await page.evaluate((top) => scrollTo({ top }), SCROLLED)
    await eventually.poll(() => waiting.length, 'the application is asked for').toBeGreaterThan(0)
    await waiting[0].continue()
    await eva.reads(heading)
    await expect(page.getByText('what came first')).toHaveCount(0)
    const top = await page.evaluate(() => scrollY)
    expect(top, 'whoever has scrolled stays there').toBe(SCROLLED)
    expect(await page.evaluate(() => window.nothingWasShown)).toBe(false)
    const files = asked.filter((url) => /^\/(?:assets\/|first-paint)/.test(url))
    expect(files.toSorted(), 'each file is fetched once').toEqual([...new Set(files)].toSorted())
    const unnamed = files.filter((url) => !written.includes(`"${url}"`))
    expect(unnamed, 'the page names every file itself').toEqual([])
    expect(asked, 'what came with the page is not asked for').not.toContain(api)
  })

test('an event’s picture comes before the application, which does not wait long for it', async ({
  arrive,
}) => {
  const eva = await arrive({ language: 'fr', device: 'phone' })
  const { page } = eva
  const pictures: Route[] = []
  let asked = 0
  await page.route(/\/demo\/maree-haute\.webp$/, (route) => void pictures.push(route))
  page.on('request', (one) => {
    if (/\/assets\/index-.*\.js$/.test(one.url())) asked += 1
  })

  await page.goto('/events/maree-haute-villeurbanne', { waitUntil: 'domcontentloaded' })
  await eventually.poll(() => pictures.length, 'the picture is asked for').toBeGreaterThan(0)
  expect(asked, 'the application waits').toBe(0)
  await Promise.all(pictures.map((route) => route.continue()))
  await eva.sees('Réserver')
  expect(asked).toBe(1)

  // It never comes.
  await page.unroute(/\/demo\/maree-haute\.webp$/)
  await page.route(/\/demo\/maree-haute\.webp$/, () => undefined)
  await page.reload({ waitUntil: 'domcontentloaded' })
  await eventually.poll(() => asked, 'the application comes without it').toBe(2)
})

/** The page as the function writes it. */
function filled(html: string, answer: string, api: string) {
  const parts = {
    '<!--head-->': '',
    '<!--/head-->': '',
    '<!--content-->': `<main id="main" class="in-language" lang="fr">${'<p>what came first</p>'.repeat(LINES)}</main>`,
    '<!--data-->': `<script type="application/json" id="answers">{${JSON.stringify(api)}: ${answer.replaceAll('<', String.raw`\u003c`)}}</script>`,
  }
  return Object.entries(parts).reduce((page, [marker, part]) => {
    expect(page.split(marker), `${marker} is there once`).toHaveLength(2)
    return page.replace(marker, () => part)
  }, html)
}

declare global {
  interface Window {
    nothingWasShown: boolean
  }
}

/** In the page: whether there ever was a frame with neither what came first nor the page itself. */
function watchForNothing() {
  window.nothingWasShown = false
  const look = () => {
    if (document.querySelector('main .skeleton, main:empty')) window.nothingWasShown = true
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
