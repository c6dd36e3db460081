import { expect, test, type Route } from './fixtures.ts'
import {
  awaitPaymentPage,
  decidePayment,
  fillContact,
  pay,
  seesTickets,
  takePlaces,
} from './support/buying.ts'
import type { Visitor } from './support/visitor.ts'

const SELLER = 'Coopérative du Parvis'
const EVENT = '/events/nuit-phosphore-lyon'

const WORDS = {
  fr: {
    navigation: 'Informations légales',
    pages: {
      imprint: 'Mentions légales',
      terms: 'Conditions générales',
      privacy: 'Données personnelles',
      accessibility: 'Accessibilité',
    },
  },
  en: {
    navigation: 'Legal information',
    pages: {
      imprint: 'Imprint',
      terms: 'Terms',
      privacy: 'Personal data',
      accessibility: 'Accessibility',
    },
  },
}

/** The page that a link opens beside the one it is on. */
async function newTabOf({ page }: Visitor, name: string) {
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name }).and(page.locator('main a[target=_blank]')).click()
  return opened
}

for (const language of ['fr', 'en'] as const) {
  const { navigation, pages } = WORDS[language]

  test(`what the operator has to say is below every page (${language})`, async ({ arrive }) => {
    const device = language === 'fr' ? 'phone' : 'desktop'
    const vera = await arrive({ language, device })
    await vera.open('/orders')
    for (const [name, title] of Object.entries(pages)) {
      const links = vera.page.getByRole('navigation', { name: navigation })
      await links.getByRole('link', { name: title, exact: true }).click()
      await expect(vera.page).toHaveURL(new RegExp(`/${name}$`))
      await vera.reads(title)
      await vera.headingHasFocus()
      await expect(vera.page).toHaveTitle(`${title} · Guichet`)
      await expect(vera.page.locator('main p').nth(1)).toBeVisible()
      await vera.examine(`who-${name}`)
      await vera.examineNarrow(`who-${name}`)
    }
  })
}

test('who sells is told with the event, before paying and with the order', async ({ arrive }) => {
  const vera = await arrive({ language: 'en', device: 'desktop' })
  const { page } = vera
  await vera.open(EVENT)
  await vera.follow(`Sold by ${SELLER}`)
  await vera.reads(SELLER)
  await vera.headingHasFocus()
  await vera.sees('billetterie@parvis.example')
  await vera.examine('who-organizer')
  await vera.examineNarrow('who-organizer')
  await expect(page.getByRole('article').filter({ hasText: 'Phosphore Night' })).toBeVisible()

  await vera.open(EVENT)
  await expect(page.getByRole('heading', { name: 'Refunds and exchanges' })).toBeVisible()
  await vera.sees('exchanged')
  await vera.add('Entry', 'Advance')
  await takePlaces(vera)
  await fillContact(vera, { name: 'Vera Reader', email: 'vera@buyers.example' })
  await vera.sees(/^There is no right of withdrawal/)
  await page.getByText('Refunds and exchanges').click()
  await vera.sees('exchanged')
  for (const [link, heading] of [
    [`Sold by ${SELLER}`, SELLER],
    ['Terms', 'Terms'],
    ['Personal data', 'Personal data'],
  ]) {
    const tab = await newTabOf(vera, link)
    await expect(tab.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    // The places are still held: the way back is there.
    await expect(tab.getByRole('link', { name: 'Resume' })).toBeVisible()
    await tab.close()
  }
  await expect(page.getByLabel('Your name')).toHaveValue('Vera Reader')
  await pay(vera)
  await awaitPaymentPage(vera)
  await decidePayment(vera, 'pay')
  await seesTickets(vera)
  await expect(page.getByRole('heading', { name: 'Terms of this order' })).toBeVisible()
  await page.getByText('Refunds and exchanges').click()
  await page.getByText('The organizer’s terms').click()
  await vera.sees('exchanged')
  await vera.examine('who-order-terms')
  await vera.follow(`Sold by ${SELLER}`)
  await vera.reads(SELLER)
})

test('what else they have on is found from an event', async ({ arrive }) => {
  const vera = await arrive({ language: 'fr', device: 'phone' })
  const { page } = vera
  await vera.open(EVENT)
  await vera.follow(`Vendu par ${SELLER}`)
  await vera.reads(SELLER)
  await vera.headingHasFocus()
  const events = page.getByRole('region', { name: 'Prochainement' }).getByRole('article')
  await expect(events.filter({ hasText: 'Nuit Phosphore' })).toBeVisible()
  await vera.examine('who-events')
  await vera.examineNarrow('who-events')
  const other = events.filter({ hasNotText: 'Nuit Phosphore' }).first().getByRole('link')
  const name = await other.innerText()
  await other.click()
  await vera.reads(name)
  await vera.sees(`Vendu par ${SELLER}`)
  // Whoever opens the link itself gets all of it with the page.
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await vera.open('/organizers/cooperative-du-parvis')
  await vera.reads(SELLER)
  await expect(events.first()).toBeVisible()
  expect(asked.filter((path) => path.startsWith('/api/v1/catalog/organizers'))).toEqual([])
  await vera.follow('Qui vend')
  await expect(page.getByRole('heading', { name: 'Qui vend' })).toBeInViewport()
})

test('who is not there, or cannot be asked, says so', async ({ arrive }) => {
  const vera = await arrive({ language: 'fr', device: 'phone' })
  vera.expectAnswers(404)
  vera.expectNoNetwork()
  await vera.open('/organizers/nobody')
  await vera.sees('Il n’y a pas d’organisateur à cette adresse.')
  const cut = (route: Route) => route.abort('internetdisconnected')
  await vera.open(EVENT)
  await vera.context.route('**/api/**', cut)
  await vera.follow(`Vendu par ${SELLER}`)
  await vera.reads('La page de cet organisateur n’a pas pu être chargée')
  await vera.examine('who-organizer-failed')
  await vera.open('/terms')
  await vera.reads('Conditions générales')
  await vera.sees('Cette page n’a pas pu être chargée')
  await vera.examine('who-terms-failed')
  await vera.context.unroute('**/api/**', cut)
  await vera.press('Réessayer')
  await vera.sees('Pas de droit de rétractation')
})
