import { expect, test, type Route } from './fixtures.ts'

test('the page speaks the browser’s language, and switches', async ({ arrive }) => {
  const sam = await arrive({ language: 'en', device: 'desktop' })
  const { page } = sam
  await sam.open('/')
  await sam.reads('What’s on')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await sam.press('Français')
  await sam.reads('À l’affiche')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await sam.sees('Marée haute en concert')
  await page.reload()
  await sam.reads('À l’affiche')
})

test('an address may name the language, until another is chosen', async ({ arrive }) => {
  const sam = await arrive({ language: 'en', device: 'desktop' })
  const { page } = sam
  await sam.open('/?lang=fr&category=theatre')
  await sam.reads('À l’affiche')
  await sam.sees('Le Malade imaginaire')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await sam.press('English')
  await sam.sees('The Imaginary Invalid')
  await expect(page).toHaveURL('/?category=theatre')
  await page.reload()
  await sam.reads('What’s on')

  await sam.open('/events/maree-haute-villeurbanne?code=NOTHING&lang=fr')
  await sam.sees('Ce code n’est pas valable ici, ou ne l’est plus.')
  await sam.press('Retirer')
  await expect(page).toHaveURL('/events/maree-haute-villeurbanne?lang=fr')
  await sam.open('/?lang=de')
  await sam.reads('What’s on')
})

test('light and dark follow the system until one is chosen', async ({ arrive }) => {
  const sam = await arrive({ language: 'en', device: 'phone', dark: true })
  const { page } = sam
  const isShown = (theme: string) =>
    expect(page.locator('html')).toHaveAttribute('data-theme', theme)
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

test('what does not exist says so', async ({ arrive }) => {
  const sam = await arrive({ language: 'en', device: 'phone' })
  sam.expectAnswers(404)
  await sam.open('/no/such/page')
  await sam.reads('Nothing here')
  await sam.examine('not-found')
  await sam.follow('See what’s on')
  await sam.reads('What’s on')
  await sam.headingHasFocus()
  await sam.open('/events/no-such-event')
  await sam.sees('This event does not exist, or is not shown any more.')
  await sam.open('/orders/AZ0000000000000000000000000000000000000')
  await sam.sees(/This link leads to no order/)
  await sam.open('/checkout/nothing')
  await sam.sees(/This link leads to no order/)
})

test('somebody offline is told, and goes on when the network is back', async ({ arrive }) => {
  const ben = await arrive({ language: 'en', device: 'phone' })
  await ben.open('/')
  await ben.sees('High Tide in concert')
  ben.expectNoNetwork()
  await ben.context.setOffline(true)
  await ben.sees('You are offline. What you see may be out of date.')
  await ben.examine('offline')
  await ben.press('Theatre')
  await ben.context.setOffline(false)
  await expect(ben.page.getByRole('link', { name: 'High Tide in concert' })).toHaveCount(0)
  await ben.sees('The Imaginary Invalid')
})

test('an answer that does not arrive can be asked for again', async ({ arrive }) => {
  const ben = await arrive({ language: 'en', device: 'phone' })
  ben.expectNoNetwork()
  const cut = (route: Route) => route.abort('internetdisconnected')
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

test('the pages of the local cloud are for everybody too', async ({ arrive }) => {
  const dev = await arrive({ language: 'en', device: 'desktop' })
  await dev.open('/_local')
  await dev.examine('local-status')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('without JavaScript the first screen says what it takes', async ({ page, request }) => {
    await page.goto('/events/requiem-strasbourg')
    for (const text of [/a besoin de JavaScript/, /needs JavaScript/])
      await expect(page.getByText(text)).toBeInViewport({ ratio: 1 })
    for (const [file, kind] of [
      ['/robots.txt', 'text/plain; charset=utf-8'],
      ['/favicon.ico', 'image/x-icon'],
    ])
      expect((await request.get(file)).headers()['content-type']).toBe(kind)
  })
})
