import assert from 'node:assert/strict'
import { orderOf } from '../support/api.mjs'
import { fillContact, pay, seesTickets, takePlaces } from '../support/buying.mjs'
import { awaitPaymentPage, decidePayment } from '../support/demo.mjs'
import { scan } from '../support/scanner.mjs'
import { scenario } from '../support/scenario.mjs'

const CONCERT = '/events/maree-haute-villeurbanne'
const KEPT = 'guichet.kept-orders'

async function buyThree(visitor) {
  await visitor.open(CONCERT)
  const isFrench = visitor.options.language === 'fr'
  await visitor.add(...(isFrench ? ['Fosse', 'Prévente'] : ['Floor', 'Early bird']), 3)
  await takePlaces(visitor)
  await fillContact(visitor, { name: 'Anouk Porte', email: 'anouk@buyers.example' })
  await pay(visitor)
  await decidePayment(visitor, 'pay')
  await seesTickets(visitor)
  const { lines } = await orderOf(visitor.secret)
  return lines.map(({ ticket }) => ticket.token)
}

const kept = (page) => page.evaluate((name) => localStorage.getItem(name), KEPT)
const shells = (page) =>
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

scenario('tickets open without a network, and are forgotten on request', async ({ arrive }) => {
  const anouk = await arrive({ language: 'fr', device: 'phone' })
  const { page, context } = anouk
  const tokens = await buyThree(anouk)
  const address = page.url()
  await anouk.sees(/^Vos billets s’ouvrent ici même sans réseau/)

  anouk.expectsNoNetwork()
  await context.setOffline(true)
  const [worker] = context.serviceWorkers()
  for (const part of [page, worker])
    assert.equal(await part.evaluate(reachesNetwork), false, 'neither of them has a network')
  await page.reload()
  await seesTickets(anouk)
  await anouk.sees(/^Impossible de mettre cette page à jour/)
  const codes = page.getByRole('img', { name: /^Code QR/ })
  assert.equal(await scan(codes.first()), tokens[0])
  await anouk.sees('12 rue de la Fonderie')
  assert.equal(await page.getByRole('link', { name: 'Télécharger les billets' }).count(), 0)
  await anouk.examine('order-offline')
  await anouk.examineNarrow('order-offline')
  await page.goto('about:blank')
  await page.goto(address)
  await page.getByRole('button', { name: 'Présenter à l’entrée' }).first().click()
  assert.equal(await scan(codes.last()), tokens[0])
  await page.keyboard.press('Escape')

  // The network is back: the page asks by itself.
  await context.setOffline(false)
  await page.getByText(/^Impossible de mettre cette page à jour/).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Télécharger les billets' }).waitFor()

  await anouk.press('Oublier sur cet appareil')
  await page
    .getByRole('button', { name: 'Garder sur cet appareil' })
    .and(page.locator(':focus'))
    .waitFor()
  assert.equal(await kept(page), null)
  await page.reload()
  await seesTickets(anouk)
  assert.equal(await kept(page), null, 'nor is it kept again by a reload')
  assert.equal(await shells(page), 0)
})

scenario('what is kept goes when the event is over', async ({ arrive }) => {
  const anouk = await arrive({ language: 'en', device: 'desktop' })
  const { page } = anouk
  await buyThree(anouk)
  await anouk.sees(/^Your tickets open here without a network, too/)
  // What only this page says is there in the other language, too.
  await anouk.press('Français')
  await anouk.reads('Voici vos billets')
  await anouk.sees(/^Vos billets s’ouvrent ici même sans réseau/)
  await page.evaluate((name) => {
    const orders = JSON.parse(localStorage.getItem(name))
    for (const { order } of Object.values(orders))
      for (const { occurrence } of order.lines) occurrence.ends_at = '2020-01-01T00:00:00Z'
    localStorage.setItem(name, JSON.stringify(orders))
  }, KEPT)
  await anouk.open('/')
  await page.waitForFunction((name) => localStorage.getItem(name) === null, KEPT)
  await page.waitForFunction(async () => (await caches.keys()).length === 0)
})

scenario('tickets are shown at the door, one by one', async ({ arrive }) => {
  const anouk = await arrive({ language: 'fr', device: 'phone', dark: true })
  const { page } = anouk
  const tokens = await buyThree(anouk)
  const address = page.url()

  // On the page: one at a time, by button.
  const position = (number) => page.getByText(`Billet ${number} sur 3`).first().waitFor()
  await position(1)
  await anouk.press('Billet suivant')
  await position(2)
  const show = page.getByRole('button', { name: 'Présenter à l’entrée' })
  await show.nth(1).click()

  const door = page.getByRole('dialog', { name: 'Marée haute en concert' })
  const code = door.getByRole('img', { name: /^Code QR/ })
  await code.waitFor()
  assert.equal(await scan(code), tokens[1])
  const white = await door.evaluate((dialog) => getComputedStyle(dialog).backgroundColor)
  assert.equal(white, 'rgb(255, 255, 255)')
  const { width } = await code.boundingBox()
  assert.ok(width > 300, `the code is as wide as the screen: ${width}`)
  await anouk.examine('order-door')
  await anouk.examineNarrow('order-door')

  // The focus stays inside, however far one tabs.
  for (let times = 0; times < 6; times += 1) {
    await page.keyboard.press('Tab')
    assert.ok(
      await page.evaluate(() => {
        const { activeElement } = document
        return activeElement === document.body || activeElement.closest('dialog') !== null
      }),
    )
  }
  await page.keyboard.press('ArrowRight')
  await door.getByText('Billet 3 sur 3').waitFor()
  assert.equal(await scan(code), tokens[2])
  await page.reload()
  assert.equal(await scan(code), tokens[2], 'a reload at the door stays there')
  await page.keyboard.press('Escape')
  await door.waitFor({ state: 'detached' })
  await show.nth(2).and(page.locator(':focus')).waitFor()
  assert.equal(page.url(), address)
  await position(3)

  await show.nth(2).click()
  await code.waitFor()
  await page.goBack()
  await door.waitFor({ state: 'detached' })
  assert.equal(page.url(), address)
  await show.nth(2).and(page.locator(':focus')).waitFor()

  await show.nth(2).click()
  await door.getByRole('button', { name: 'Fermer' }).click()
  await door.waitFor({ state: 'detached' })
  assert.equal(page.url(), address)
})

scenario('an order that is not finished fits every screen', async ({ arrive }) => {
  const anouk = await arrive({ language: 'fr', device: 'phone' })
  const { page } = anouk
  await anouk.open(CONCERT)
  await anouk.add('Fosse', 'Prévente', 2)
  await takePlaces(anouk)
  const address = `/orders/${anouk.secret}`
  const form = page.url()
  const looksAt = async (heading, name) => {
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
