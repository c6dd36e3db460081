import assert from 'node:assert/strict'
import { browser, cloud } from '../support/office.mjs'
import { scenario } from '../support/scenario.mjs'

const LYON = { latitude: 45.764, longitude: 4.8357 }

scenario('the page speaks the browser’s language, and switches', async ({ arrive }) => {
  const sam = await arrive({ language: 'en', device: 'desktop' })
  const { page } = sam
  await sam.open('/')
  await sam.reads('What’s on')
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await sam.press('Français')
  await sam.reads('À l’affiche')
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr')
  await sam.sees('Marée haute en concert')
  await page.reload()
  await sam.reads('À l’affiche')
})

scenario('an address may name the language, until another is chosen', async ({ arrive }) => {
  const sam = await arrive({ language: 'en', device: 'desktop' })
  const { page } = sam
  await sam.open('/?lang=fr&category=theatre')
  await sam.reads('À l’affiche')
  await sam.sees('Le Malade imaginaire')
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr')
  await sam.press('English')
  await sam.sees('The Imaginary Invalid')
  await page.waitForURL('/?category=theatre')
  await page.reload()
  await sam.reads('What’s on')

  await sam.open('/events/maree-haute-villeurbanne?code=NOTHING&lang=fr')
  await sam.sees('Ce code n’est pas valable ici, ou ne l’est plus.')
  await sam.press('Retirer')
  await page.waitForURL('/events/maree-haute-villeurbanne?lang=fr')
  await sam.open('/?lang=de')
  await sam.reads('What’s on')
})

scenario('light and dark follow the system until one is chosen', async ({ arrive }) => {
  const sam = await arrive({ language: 'en', device: 'phone', dark: true })
  const { page } = sam
  const isShown = (theme) =>
    page.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' })
  await sam.open('/')
  await sam.reads('What’s on')
  await isShown('dark')
  await sam.press(/^Theme: the system’s/)
  await isShown('light')
  await page.reload()
  await sam.reads('What’s on')
  await isShown('light')
  await sam.press(/^Theme: light/)
  await isShown('dark')
  await sam.press(/^Theme: dark/)
  await page.emulateMedia({ colorScheme: 'light' })
  await isShown('light')
})

scenario('what does not exist says so', async ({ arrive }) => {
  const sam = await arrive({ language: 'en', device: 'phone' })
  sam.expectAnswers(404)
  await sam.open('/no/such/page')
  await sam.reads('Nothing here')
  await sam.examine('not-found')
  await sam.follow('See what’s on')
  await sam.reads('What’s on')
  await sam.assertHeadingHasFocus()
  await sam.open('/events/no-such-event')
  await sam.sees('This event does not exist, or is not shown any more.')
  await sam.open('/orders/AZ0000000000000000000000000000000000000')
  await sam.sees(/This link leads to no order/)
  await sam.open('/checkout/nothing')
  await sam.sees(/This link leads to no order/)
})

scenario(
  'events are found near a place, by kind, by date and page after page',
  async ({ arrive }) => {
    const lea = await arrive({ language: 'fr', device: 'phone', position: LYON })
    const { page } = lea
    const cards = page.getByRole('article')
    await lea.open('/')
    await cards.first().waitFor()
    const atFirst = await cards.count()
    await lea.press('Afficher plus')
    await page.waitForFunction(
      (count) => document.querySelectorAll('article').length > count,
      atFirst,
    )

    await lea.press('Près de moi')
    await lea.sees(/^à \d+ km$/)
    await lea.sees('Nuit Phosphore')
    assert.equal(await page.getByText('Le Malade imaginaire').count(), 0)
    await lea.examine('near-me')
    await lea.press('Effacer la recherche')
    await lea.press('Théâtre')
    await lea.sees('Le Malade imaginaire')
    await page.getByRole('link', { name: 'Nuit Phosphore' }).waitFor({ state: 'detached' })
    await page.getByLabel('Quand').selectOption('today')
    await lea.sees('Aucun résultat')
    await lea.examine('nothing-found')
    await page.goBack()
    await lea.sees('Le Malade imaginaire')
  },
)

scenario('posters are shown whole, and named', async ({ arrive }) => {
  const [zoe, sam] = await Promise.all([
    arrive({ language: 'fr', device: 'phone' }),
    arrive({ language: 'en', device: 'desktop', dark: true }),
  ])
  const assertIsWhole = async ({ page }, name) => {
    const poster = page.getByRole('img', { name, exact: true })
    await poster.scrollIntoViewIfNeeded()
    await poster.evaluate((image) => image.decode())
    const { shape, fit } = await poster.evaluate((image) => ({
      shape: image.naturalWidth / image.naturalHeight,
      fit: getComputedStyle(image).objectFit,
    }))
    assert.deepEqual([shape, fit], [3 / 4, 'contain'])
  }
  await zoe.open('/?q=maree')
  await assertIsWhole(zoe, 'Affiche : Marée haute en concert')
  await zoe.examine('poster-card')
  await zoe.follow('Marée haute en concert')
  // The card's own poster goes away with the list.
  await zoe.reads('Marée haute en concert')
  await assertIsWhole(zoe, 'Affiche : Marée haute en concert')
  await sam.open('/events/le-malade-imaginaire-bruxelles')
  await assertIsWhole(sam, 'Poster: The Imaginary Invalid')
  await sam.examine('poster')
  await sam.open('/events/rives-sonores-avignon')
  await assertIsWhole(sam, 'Poster: Rives Sonores festival')
})

scenario('who keeps their position to themselves names a town', async ({ arrive }) => {
  const [noa, eve] = await Promise.all([
    arrive({ language: 'fr', device: 'phone' }),
    arrive({ language: 'en', device: 'desktop', position: LYON }),
  ])
  const { page } = noa
  await noa.open('/?category=festival')
  await noa.press('Près de moi')
  await noa.sees(/^Votre navigateur ne nous dit pas où vous êtes/)
  await noa.examine('no-position')
  await noa.fill('Ville', 'xyzzy')
  await page.keyboard.press('Enter')
  await noa.sees('Aucun résultat')
  await noa.fill('Ville', 'avignon')
  await noa.press('Chercher ici')
  await page.getByRole('article').filter({ hasText: 'Festival Rives sonores' }).waitFor()
  assert.equal(await page.getByRole('article').count(), 1)
  assert.equal(new URL(page.url()).searchParams.get('q'), 'avignon')

  await eve.context.setGeolocation(null)
  await eve.open('/')
  await eve.press('Near me')
  await eve.sees(/^Your device does not know where you are/)
  await eve.fill('Town', 'Lille')
  await eve.press('Search here')
  await eve.page.getByRole('link', { name: 'Phosphore Night' }).waitFor({ state: 'detached' })
  await eve.sees('Rust and PostgreSQL meetup')
})

scenario('somebody offline is told, and goes on when the network is back', async ({ arrive }) => {
  const ben = await arrive({ language: 'en', device: 'phone' })
  await ben.open('/')
  await ben.sees('High Tide in concert')
  ben.expectsNoNetwork()
  await ben.context.setOffline(true)
  await ben.sees('You are offline. What you see may be out of date.')
  await ben.examine('offline')
  await ben.press('Theatre')
  await ben.context.setOffline(false)
  await ben.page.getByRole('link', { name: 'High Tide in concert' }).waitFor({ state: 'detached' })
  await ben.sees('The Imaginary Invalid')
})

scenario('an answer that does not arrive can be asked for again', async ({ arrive }) => {
  const ben = await arrive({ language: 'en', device: 'phone' })
  ben.expectsNoNetwork()
  const cut = (route) => route.abort('internetdisconnected')
  await ben.context.route('**/api/**', cut)
  // With an address that says more, the page comes without an answer.
  await ben.open('/?category=concert')
  await ben.sees('The events could not be loaded')
  await ben.examine('failed')
  await ben.open('/events/maree-haute-villeurbanne?code=none')
  await ben.reads('This event could not be loaded')
  await ben.context.unroute('**/api/**', cut)
  await ben.press('Try again')
  await ben.reads('High Tide in concert')
})

scenario('the pages of the local cloud are for everybody too', async ({ arrive }) => {
  const dev = await arrive({ language: 'en', device: 'desktop' })
  await dev.open('/_local')
  await dev.examine('local-status')
})

scenario('without JavaScript the first screen says what it takes', async () => {
  const context = await browser.newContext({
    baseURL: cloud.url,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const page = await context.newPage()
  await page.goto('/events/requiem-strasbourg')
  for (const text of [/a besoin de JavaScript/, /needs JavaScript/]) {
    const { y, height } = await page.getByText(text).boundingBox()
    assert.ok(y > 0 && y + height < 740, `${text} stands at ${y}`)
  }
  await context.close()
  for (const [file, kind] of [
    ['/robots.txt', 'text/plain; charset=utf-8'],
    ['/favicon.ico', 'image/x-icon'],
  ]) {
    const { headers } = await fetch(cloud.url + file)
    assert.equal(headers.get('content-type'), kind)
  }
})
