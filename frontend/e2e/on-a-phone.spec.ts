import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from './fixtures.ts'
import {
  awaitPaymentPage,
  decidePayment,
  fillContact,
  pay,
  seesTickets,
  takePlaces,
} from './support/buying.ts'
import { orderAddress, type Office } from './support/office.ts'
import { scan } from './support/scanner.ts'
import type { Visitor } from './support/visitor.ts'

const CONCERT = 'Marée haute en concert'
const BUYER = { name: 'Élodie Lefèvre', email: 'elodie@buyers.example' }

test('somebody buys three tickets in French, on a phone', async ({ arrive, office }) => {
  const elodie = await arrive({ language: 'fr', device: 'phone' })
  const { page } = elodie

  await elodie.open('/')
  await elodie.reads('À l’affiche')
  await expect(page.getByRole('article').first()).toBeVisible()
  await elodie.examine('home')
  const isGone = (name: string | RegExp) => expect(page.getByRole('link', { name })).toHaveCount(0)
  await searchFor(elodie, 'lyon')
  await isGone('Trio Lumen, soirée jazz')
  await elodie.sees('Nuit Phosphore')
  await elodie.sees(CONCERT)
  await searchFor(elodie, 'REQUIEM FAURE')
  await isGone(CONCERT)
  await elodie.sees(/^Requiem de Fauré/)
  await searchFor(elodie, 'vileurbane')
  await isGone(/Requiem/)
  await elodie.follow(CONCERT)

  await elodie.reads(CONCERT)
  await elodie.headingHasFocus()
  await elodie.examine('event')
  await elodie.add('Fosse', 'Prévente', 3)
  await elodie.sees('3 articles')
  await elodie.sees('87,00 €')
  await elodie.examine('event-with-cart')
  await takePlaces(elodie)
  await elodie.headingHasFocus()

  await fillContact(elodie, BUYER)
  await page.getByLabel('Nom sur le billet').nth(1).fill('Marius Lefèvre')
  const before = await secondsLeft(page)
  await page.reload()
  await elodie.reads('Votre commande')
  const left = await secondsLeft(page)
  expect(left, 'the countdown goes on').toBeLessThanOrEqual(before)
  expect(left).toBeGreaterThan(before - 30)
  await expect(page.getByLabel('Votre nom')).toHaveValue(BUYER.name)
  await expect(page.getByLabel('Nom sur le billet').nth(1)).toHaveValue('Marius Lefèvre')
  await elodie.examine('checkout')

  await elodie.sees(/^Pas de droit de rétractation/)
  await pay(elodie)
  await awaitPaymentPage(elodie)
  await elodie.sees('87,00 €')
  await elodie.examine('demo-payment')
  await decidePayment(elodie, 'pay')
  await seesTickets(elodie)
  await elodie.examine('order')
  await elodie.examineNarrow('order')

  const order = await office.order(elodie.secret)
  expect(order.status).toBe('paid')
  expect(order.total).toEqual({ amount: 8700, currency: 'EUR' })
  const codes = page.getByRole('img', { name: /^Code QR/ })
  await expect(codes).toHaveCount(3)
  const scanned = []
  for (const code of await codes.all()) scanned.push(await scan(code))
  expect(scanned).toEqual(order.lines.map(({ ticket }) => ticket?.token))
  await elodie.sees('Marius Lefèvre')

  await downloadPapers(page)
  await readMail(elodie, office)
  await correctName(elodie)
})

async function searchFor(visitor: Visitor, text: string) {
  await visitor.fill('Rechercher un événement', text)
  await visitor.press('Chercher')
  await expect(visitor.page).toHaveURL((url) => url.searchParams.get('q') === text)
}

async function secondsLeft(page: Page) {
  const [minutes, seconds] = (await page.getByRole('timer').innerText()).split(':').map(Number)
  return minutes * 60 + seconds
}

async function downloadPapers(page: Page) {
  const pdf = await download(page, 'Télécharger les billets')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const calendar = await download(page, 'Ajouter à l’agenda')
  expect(calendar.toString()).toMatch(/^BEGIN:VCALENDAR\r\n[^]*Marée haute/)
}

async function download(page: Page, link: string) {
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  return readFile(await (await file).path())
}

async function readMail(visitor: Visitor, office: Office) {
  const { page, secret } = visitor
  const [mail] = await office.mails(BUYER.email, 1)
  expect(mail.subject).toBe(`Vos billets pour ${CONCERT}`)
  expect(mail.text).toMatch(/Vos 3 billets sont joints/)
  expect(mail.html, 'the mail links to the order').toContain(`/orders/${secret}`)
  const files = mail.attachments.toSorted((a, b) => (a.content_type < b.content_type ? -1 : 1))
  const kinds = files.map((file) => file.content_type)
  expect(kinds).toEqual(['application/pdf', 'text/calendar'])
  const [pdf, calendar] = await Promise.all(files.map(({ url }) => office.bytes(url)))
  const again = await office.bytes(orderAddress(secret, '/tickets.pdf'))
  expect(pdf.equals(again), 'the PDF of the mail is that of the order page').toBe(true)
  expect(calendar.toString()).toMatch(/^BEGIN:VCALENDAR/)

  const reader = await visitor.openTab()
  await reader.open('/mail')
  await reader.examine('mail-list')
  reader.expectFrameWithoutScripts()
  await reader.page.getByRole('link', { name: mail.subject }).first().click()
  await reader.reads(mail.subject)
  await reader.examine('mail')
  await reader.page.close()

  visitor.expectAnswers(429)
  await visitor.press('Renvoyer l’e-mail')
  await visitor.sees(/^Il a été envoyé il y a peu/)
  await office.passMinuteAfterMail(secret)
  await visitor.press('Renvoyer l’e-mail')
  const sent = page.getByRole('status').filter({ hasText: `En route vers ${BUYER.email}` })
  await expect(sent).toBeVisible()
  const [, copy] = await office.mails(BUYER.email, 2)
  expect(copy.subject).toBe(mail.subject)
  expect(copy.attachments).toHaveLength(2)
}

async function correctName(visitor: Visitor) {
  await visitor.press('Changer le nom Marius Lefèvre')
  await visitor.fill('Nom sur le billet', 'Marion Lefèvre')
  await visitor.press('Enregistrer')
  await visitor.sees('Nom enregistré.')
  const again = visitor.page.getByRole('button', { name: 'Changer le nom Marion Lefèvre' })
  await expect(again).toBeVisible()
}
