import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { bytesOf, mailsTo, orderAddress, orderOf } from '../support/api.mjs'
import { fillContact, pay, seesTickets, takePlaces } from '../support/buying.mjs'
import { aMinuteAfterMail } from '../support/clock.mjs'
import { awaitPaymentPage, decidePayment } from '../support/demo.mjs'
import { scan } from '../support/scanner.mjs'
import { scenario } from '../support/scenario.mjs'

const CONCERT = 'Marée haute en concert'
const BUYER = { name: 'Élodie Lefèvre', email: 'elodie@buyers.example' }

scenario('somebody buys three tickets in French, on a phone', async ({ arrive }) => {
  const elodie = await arrive({ language: 'fr', device: 'phone' })
  const { page } = elodie

  await elodie.open('/')
  await elodie.reads('À l’affiche')
  await page.getByRole('article').first().waitFor()
  await elodie.examine('home')
  const isGone = (name) => page.getByRole('link', { name }).waitFor({ state: 'detached' })
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
  await elodie.assertHeadingHasFocus()
  await elodie.examine('event')
  await elodie.add('Fosse', 'Prévente', 3)
  await elodie.sees('3 articles')
  await elodie.sees('87,00 €')
  await elodie.examine('event-with-cart')
  await takePlaces(elodie)
  await elodie.assertHeadingHasFocus()

  await fillContact(elodie, BUYER)
  await page.getByLabel('Nom sur le billet').nth(1).fill('Marius Lefèvre')
  const before = await secondsLeft(page)
  await page.reload()
  await elodie.reads('Votre commande')
  const left = await secondsLeft(page)
  assert.ok(left <= before && left > before - 30, `the countdown goes on: ${before}, then ${left}`)
  assert.equal(await page.getByLabel('Votre nom').inputValue(), BUYER.name)
  assert.equal(await page.getByLabel('Nom sur le billet').nth(1).inputValue(), 'Marius Lefèvre')
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

  const order = await orderOf(elodie.secret)
  assert.equal(order.status, 'paid')
  assert.deepEqual(order.total, { amount: 8700, currency: 'EUR' })
  const codes = page.getByRole('img', { name: /^Code QR/ })
  assert.equal(await codes.count(), 3)
  const scanned = []
  for (const code of await codes.all()) scanned.push(await scan(code))
  assert.deepEqual(
    scanned,
    order.lines.map(({ ticket }) => ticket.token),
  )
  await elodie.sees('Marius Lefèvre')

  await assertPapers(page)
  await assertMail(elodie)
  await correctName(elodie)
})

async function searchFor(visitor, text) {
  await visitor.fill('Rechercher un événement', text)
  await visitor.press('Chercher')
  await visitor.page.waitForURL((url) => url.searchParams.get('q') === text)
}

async function secondsLeft(page) {
  const [minutes, seconds] = (await page.getByRole('timer').innerText()).split(':').map(Number)
  return minutes * 60 + seconds
}

async function assertPapers(page) {
  const pdf = await download(page, 'Télécharger les billets')
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  const calendar = await download(page, 'Ajouter à l’agenda')
  assert.match(calendar.toString(), /^BEGIN:VCALENDAR\r\n[^]*Marée haute/)
}

async function download(page, link) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ])
  return readFile(await file.path())
}

async function assertMail(visitor) {
  const { page, secret } = visitor
  const [mail] = await mailsTo(BUYER.email, 1)
  assert.equal(mail.subject, `Vos billets pour ${CONCERT}`)
  assert.match(mail.text, /Vos 3 billets sont joints/)
  assert.ok(mail.html.includes(`/orders/${secret}`), 'the mail links to the order')
  const files = new Map(mail.attachments.map((file) => [file.content_type, file]))
  assert.deepEqual([...files.keys()].toSorted(), ['application/pdf', 'text/calendar'])
  const [pdf, calendar] = await Promise.all([
    bytesOf(files.get('application/pdf').url),
    bytesOf(files.get('text/calendar').url),
  ])
  const again = await bytesOf(orderAddress(secret, '/tickets.pdf'))
  assert.ok(pdf.equals(again), 'the PDF of the mail is that of the order page')
  assert.match(calendar.toString(), /^BEGIN:VCALENDAR/)

  const reader = await visitor.openTab()
  await reader.open('/mail')
  await reader.examine('mail-list')
  await reader.page.getByRole('link', { name: mail.subject }).first().click()
  await reader.reads(mail.subject)
  await reader.examine('mail')
  await reader.page.close()

  visitor.expectAnswers(429)
  await visitor.press('Renvoyer l’e-mail')
  await visitor.sees(/^Il a été envoyé il y a peu/)
  await aMinuteAfterMail(secret)
  await visitor.press('Renvoyer l’e-mail')
  await page
    .getByRole('status')
    .filter({ hasText: `En route vers ${BUYER.email}` })
    .waitFor()
  const [, copy] = await mailsTo(BUYER.email, 2)
  assert.equal(copy.subject, mail.subject)
  assert.equal(copy.attachments.length, 2)
}

async function correctName(visitor) {
  await visitor.press('Changer le nom Marius Lefèvre')
  await visitor.fill('Nom sur le billet', 'Marion Lefèvre')
  await visitor.press('Enregistrer')
  await visitor.sees('Nom enregistré.')
  await visitor.page.getByRole('button', { name: 'Changer le nom Marion Lefèvre' }).waitFor()
}
