import assert from 'node:assert/strict'
import { eventually } from '../support/api.mjs'
import { cloud } from '../support/office.mjs'
import { scenario } from '../support/scenario.mjs'

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
  scenario(
    `a page that comes with its content fetches all at once: ${file}`,
    async ({ arrive }) => {
      const eva = await arrive({ language: 'fr', device: 'phone' })
      const { page } = eva
      const answer = await (await fetch(cloud.url + api)).text()
      /** @type {string} */
      let written
      await page.route(`${cloud.url}${address}`, async (route) => {
        const response = await route.fetch({ url: `${cloud.url}/.pages/${file}` })
        written = filled(await response.text(), answer, api)
        await route.fulfill({ response, body: written })
      })
      await page.addInitScript(watchForNothing)
      const waiting = []
      await page.route(/\/assets\/index-.*\.js$/, (route) => waiting.push(route))
      const asked = []
      page.on('request', (request) => asked.push(request.url().slice(cloud.url.length)))

      await page.goto(address, { waitUntil: 'commit' })
      await eva.sees('what came first')
      await page.evaluate((top) => scrollTo({ top }), SCROLLED)
      await eventually('the application is asked for', async () => waiting[0], Boolean)
      await waiting[0].continue()
      await eva.reads(heading)
      assert.equal(await page.getByText('what came first').count(), 0)
      assert.equal(await page.evaluate(() => scrollY), SCROLLED, 'whoever has scrolled stays there')
      assert.equal(await page.evaluate(() => globalThis.nothingWasShown), false)
      const files = asked.filter((url) => /^\/(?:assets\/|first-paint)/.test(url))
      assert.deepEqual(
        files.toSorted(),
        [...new Set(files)].toSorted(),
        'each file is fetched once',
      )
      assert.deepEqual(
        files.filter((url) => !written.includes(`"${url}"`)),
        [],
        'the page names every file itself',
      )
      assert.ok(!asked.includes(api), 'what came with the page is not asked for')
    },
  )

/** The page as the function writes it. */
function filled(html, answer, api) {
  const parts = {
    '<!--head-->': '',
    '<!--/head-->': '',
    '<!--content-->': `<main id="main" class="in-language" lang="fr">${'<p>what came first</p>'.repeat(LINES)}</main>`,
    '<!--data-->': `<script type="application/json" id="answers">{${JSON.stringify(api)}: ${answer.replaceAll('<', String.raw`\u003c`)}}</script>`,
  }
  return Object.entries(parts).reduce((page, [marker, part]) => {
    assert.equal(page.split(marker).length, 2, `${marker} is there once`)
    return page.replace(marker, () => part)
  }, html)
}

/** In the page: whether there ever was a frame with neither what came first nor the page itself. */
function watchForNothing() {
  globalThis.nothingWasShown = false
  const look = () => {
    if (document.querySelector('main .skeleton, main:empty')) globalThis.nothingWasShown = true
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
