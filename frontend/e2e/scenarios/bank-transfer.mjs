import assert from 'node:assert/strict'
import { mailsTo, orderOf, orderOnce } from '../support/api.mjs'
import { fillContact, pay, seesTickets, takePlaces } from '../support/buying.mjs'
import { receiveTransfer } from '../support/demo.mjs'
import { scenario } from '../support/scenario.mjs'

const EMAIL = 'grace@buyers.example'

scenario('somebody pays by bank transfer, in English on a desktop', async ({ arrive }) => {
  const grace = await arrive({ language: 'en', device: 'desktop' })
  await grace.open('/events/fete-des-moissons-mirmande')
  await grace.reads('Mirmande harvest fête')
  await grace.add('Meal', 'Adult', 2)
  await grace.add('Meal', 'Child')
  await grace.add('Free entry', 'Free')
  await takePlaces(grace)
  await fillContact(grace, { name: 'Grace Wire', email: EMAIL })
  await pay(grace)

  await grace.page.waitForURL(/\/orders\//)
  await grace.reads('Your transfer is awaited')
  await grace.sees('€38.00')
  const { reference, status, payment } = await orderOf(grace.secret)
  assert.equal(status, 'placed')
  assert.match(payment.instructions.en, /FR76/)
  await grace.sees(reference)
  await grace.examine('order-awaiting-transfer')
  const [instructions] = await mailsTo(EMAIL, 1)
  assert.equal(instructions.subject, 'How to pay for your order for Mirmande harvest fête')
  assert.match(instructions.text, /FR76/)

  const bank = await grace.openTab()
  await bank.open('/demo-bank')
  await bank.examine('demo-bank')
  await receiveTransfer(bank, reference)
  const order = await orderOnce(grace.secret, ({ lines }) => lines.every(({ ticket }) => ticket))
  assert.equal(order.status, 'paid')
  assert.equal(order.lines.length, 4)

  // Nobody waits for days: whoever comes back to the tab, or opens the link again, sees them.
  await grace.page.reload()
  await seesTickets(grace)
  const [, tickets] = await mailsTo(EMAIL, 2)
  assert.equal(tickets.subject, 'Your tickets for Mirmande harvest fête')
})
