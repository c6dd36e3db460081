import type { Order } from '../src/api/types.ts'
import { expect, test, type Page } from './fixtures.ts'
import {
  awaitPaymentPage,
  decidePayment,
  fillContact,
  pay,
  seesTickets,
  takePlaces,
} from './support/buying.ts'
import type { Office } from './support/office.ts'
import { scan } from './support/scanner.ts'
import type { Visitor } from './support/visitor.ts'

const CONCERT = '/events/maree-haute-villeurbanne'
const KEPT = 'guichet.kept-orders'

/** Three tickets for the concert; answers what their codes say. */
async function buyThree(visitor: Visitor, office: Office) {
  await visitor.open(CONCERT)
  if (visitor.options.language === 'fr') await visitor.add('Fosse', 'Prévente', 3)
  else await visitor.add('Floor', 'Early bird', 3)
  await takePlaces(visitor)
  await fillContact(visitor, { name: 'Anouk Porte', email: 'anouk@buyers.example' })
  await pay(visitor)
  await decidePayment(visitor, 'pay')
  await seesTickets(visitor)
  const { lines } = await office.order(visitor.secret)
  return lines.map(({ ticket }) => ticket?.token)
}

const kept = (page: Page) => page.evaluate((name) => localStorage.getItem(name), KEPT)
const shells = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const workers = await navigator.serviceWorker.getRegistrations()
    return names.length + workers.length
  })

const reachesNetwork = () =>
  fetch('/api/v1/catalog/events').then(
    () => true,
    () => false,
  )

test('tickets open without a network, and are forgotten on request', async ({ arrive, office }) => {
  const anouk = await arrive({ language: 'fr', device: 'phone' })
  const { page, context } = anouk
  const tokens = await buyThree(anouk, office)
  const address = page.url()
  await anouk.sees(/^Vos billets s’ouvrent ici même sans réseau/)

  anouk.expectNoNetwork()
  await context.setOffline(true)
  const [worker] = context.serviceWorkers()
  expect(await page.evaluate(reachesNetwork), 'the page has no network').toBe(false)
  expect(await worker.evaluate(reachesNetwork), 'nor has its worker').toBe(false)
  await page.reload()
  await seesTickets(anouk)
  await anouk.sees(/^Impossible de mettre cette page à jour/)
  const codes = page.getByRole('img', { name: /^Code QR/ })
  expect(await scan(codes.first())).toBe(tokens[0])
  await anouk.sees('12 rue de la Fonderie')
  await expect(page.getByRole('link', { name: 'Télécharger les billets' })).toHaveCount(0)
  await anouk.examine('order-offline')
  await anouk.examineNarrow('order-offline')
  await page.goto('about:blank')
  await page.goto(address)
  await page.getByRole('button', { name: 'Présenter à l’entrée' }).first().click()
  expect(await scan(codes.last())).toBe(tokens[0])
  await page.keyboard.press('Escape')

  // The network is back: the page asks by itself.
  await context.setOffline(false)
  await expect(page.getByText(/^Impossible de mettre cette page à jour/)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Télécharger les billets' })).toBeVisible()

  await anouk.press('Oublier sur cet appareil')
  await expect(page.getByRole('button', { name: 'Garder sur cet appareil' })).toBeFocused()
  expect(await kept(page)).toBe(null)
  await page.reload()
  await seesTickets(anouk)
  expect(await kept(page), 'nor is it kept again by a reload').toBe(null)
  expect(await shells(page)).toBe(0)
})

test('what is kept goes when the event is over', async ({ arrive, office }) => {
  const anouk = await arrive({ language: 'en', device: 'desktop' })
  const { page } = anouk
  await buyThree(anouk, office)
  await anouk.sees(/^Your tickets open here without a network, too/)
  // What only this page says is there in the other language, too.
  await anouk.press('Français')
  await anouk.reads('Voici vos billets')
  await anouk.sees(/^Vos billets s’ouvrent ici même sans réseau/)
  await page.evaluate((name) => {
    const orders: Record<string, { order: Order }> = JSON.parse(localStorage.getItem(name) ?? '')
    for (const { order } of Object.values(orders))
      for (const { occurrence } of order.lines) occurrence.ends_at = '2020-01-01T00:00:00Z'
    localStorage.setItem(name, JSON.stringify(orders))
  }, KEPT)
  await anouk.open('/')
  await expect.poll(() => kept(page)).toBe(null)
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([])
})

test('tickets are shown at the door, one by one', async ({ arrive, office }) => {
  const anouk = await arrive({ language: 'fr', device: 'phone', dark: true })
  const { page } = anouk
  const tokens = await buyThree(anouk, office)
  const address = page.url()

  // On the page: one at a time, by button.
  const position = (number: number) => anouk.sees(`Billet ${number} sur 3`)
  await position(1)
  await anouk.press('Billet suivant')
  await position(2)
  const show = page.getByRole('button', { name: 'Présenter à l’entrée' })
  await show.nth(1).click()

  const door = page.getByRole('dialog', { name: 'Marée haute en concert' })
  const code = door.getByRole('img', { name: /^Code QR/ })
  await expect(code).toBeVisible()
  expect(await scan(code)).toBe(tokens[1])
  await expect(door).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  const box = await code.boundingBox()
  expect(box?.width, 'the code is as wide as the screen').toBeGreaterThan(300)
  await anouk.examine('order-door')
  await anouk.examineNarrow('order-door')

  // The focus stays inside, however far one tabs.
  for (let times = 0; times < 6; times += 1) {
    await page.keyboard.press('Tab')
    await expect(page.locator(':focus:not(dialog, dialog *)')).toHaveCount(0)
  }
  await page.keyboard.press('ArrowRight')
  await expect(door.getByText('Billet 3 sur 3')).toBeVisible()
  expect(await scan(code)).toBe(tokens[2])
  await page.reload()
  expect(await scan(code), 'a reload at the door stays there').toBe(tokens[2])
  await page.keyboard.press('Escape')
  await expect(door).toHaveCount(0)
  await expect(show.nth(2)).toBeFocused()
  await expect(page).toHaveURL(address)
  await position(3)

  await show.nth(2).click()
  await expect(code).toBeVisible()
  await page.goBack()
  await expect(door).toHaveCount(0)
  await expect(page).toHaveURL(address)
  await expect(show.nth(2)).toBeFocused()

  await show.nth(2).click()
  await door.getByRole('button', { name: 'Fermer' }).click()
  await expect(door).toHaveCount(0)
  await expect(page).toHaveURL(address)
})

test('an order that is not finished fits every screen', async ({ arrive }) => {
  const anouk = await arrive({ language: 'fr', device: 'phone' })
  const { page } = anouk
  await anouk.open(CONCERT)
  await anouk.add('Fosse', 'Prévente', 2)
  await takePlaces(anouk)
  const address = `/orders/${anouk.secret}`
  const form = page.url()
  const looksAt = async (heading: string, name: string) => {
    await anouk.open(address)
    await anouk.reads(heading)
    await anouk.examineNarrow(name)
  }
  await looksAt('Votre commande n’est pas terminée', 'order-held')
  await anouk.open(form)
  await fillContact(anouk, { name: 'Anouk Porte', email: 'anouk@buyers.example' })
  await pay(anouk)
  await awaitPaymentPage(anouk)
  const paymentPage = page.url()
  await looksAt('Nous attendons la confirmation de votre paiement', 'order-confirming')
  await anouk.open(paymentPage)
  await decidePayment(anouk, 'fail')
  await looksAt('Le paiement a échoué', 'order-failed')
})
