import assert from 'node:assert/strict'
import { mailsTo, orderOf, orderOnce } from '../support/api.mjs'
import { fillContact, pay, seesTickets, takePlaces } from '../support/buying.mjs'
import { receiveTransfer } from '../support/demo.mjs'
import { scan } from '../support/scanner.mjs'
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
  await grace.examineNarrow('order-awaiting-transfer')
  await assertCopies(grace, payment)
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

/** What is copied part by part, and what a banking app reads, is what the instructions say. */
async function assertCopies({ page, context }, { instructions }) {
  const [, iban] = /^IBAN: (.+)$/m.exec(instructions.en)
  const [, reference] = /^Reference: (.+)$/m.exec(instructions.en)
  const plain = (text) => text.replaceAll(' ', '')
  const holder = 'Coopérative du Parvis'
  const parts = {
    Amount: '38.00',
    'Account holder': holder,
    IBAN: plain(iban),
    Reference: plain(reference),
  }
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const [label, part] of Object.entries(parts)) {
    await page.getByRole('button', { name: `Copy: ${label}`, exact: true }).click()
    const said = page.getByRole('status').filter({ hasText: `${label}: copied` })
    await said.waitFor()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), part)
  }
  const code = page.getByRole('img', { name: /^QR code of this transfer/ })
  assert.equal(
    await scan(code),
    `BCD\n002\n1\nSCT\n\n${holder}\n${plain(iban)}\nEUR38.00\n\n\n${plain(reference)}`,
  )
}
