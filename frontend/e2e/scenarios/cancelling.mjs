import assert from 'node:assert/strict'
import { mailsTo, orderAddress, orderOnce } from '../support/api.mjs'
import { chooseDate, fillContact, pay, seesTickets, takePlaces } from '../support/buying.mjs'
import { decidePayment } from '../support/demo.mjs'
import { cloud } from '../support/office.mjs'
import { scenario } from '../support/scenario.mjs'

const EMAIL = 'chloe@buyers.example'

scenario('somebody cancels an order and gets the money back, less the fee', async ({ arrive }) => {
  const chloe = await arrive({ language: 'fr', device: 'phone' })
  const { page } = chloe
  await chloe.open('/events/le-voyage-de-plume-namur')
  await chooseDate(chloe, -1)
  await chloe.examine('event-dates')
  await chloe.add('Entrée', 'Adulte', 2)
  await takePlaces(chloe)
  await fillContact(chloe, { name: 'Chloé Change', email: EMAIL })
  await pay(chloe)
  await decidePayment(chloe, 'pay')
  await seesTickets(chloe)

  await chloe.press('Annuler cette commande')
  const dialog = page.getByRole('alertdialog', { name: 'Annuler toute la commande ?' })
  await dialog.getByText('2,00 €').waitFor()
  await dialog.getByText('18,00 €').waitFor()
  await chloe.examine('cancel')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await chloe.press('Annuler cette commande')
  await dialog.getByRole('button', { name: 'Annuler ma commande' }).click()

  await chloe.reads('Cette commande est annulée')
  const order = await orderOnce(chloe.secret, ({ refunds }) => refunds[0]?.status === 'succeeded')
  assert.equal(order.status, 'cancelled')
  assert.deepEqual(order.refunds[0].amount, { amount: 1800, currency: 'EUR' })
  assert.ok(order.lines.every(({ ticket }) => ticket?.status !== 'valid'))
  await chloe.sees('18,00 € vous ont été remboursés')
  assert.equal(await page.getByRole('img', { name: /^Code QR/ }).count(), 0)
  await chloe.examine('order-cancelled')
  await chloe.examineNarrow('order-cancelled')
  for (const paper of ['/tickets.pdf', '/tickets/1/qr.svg']) {
    const { status } = await fetch(cloud.url + orderAddress(chloe.secret, paper))
    assert.ok(status === 404 || status === 409, `${paper} of a cancelled order: ${status}`)
  }

  const subjects = (await mailsTo(EMAIL, 3)).map(({ subject }) => subject)
  assert.deepEqual(
    subjects.toSorted(),
    [
      'Remboursement pour Le Voyage de Plume',
      'Votre commande pour Le Voyage de Plume est annulée',
      'Vos billets pour Le Voyage de Plume',
    ].toSorted(),
  )
})
