import { eventually, expect, test } from './fixtures.ts'
import { fillContact, pay, receiveTransfer, seesTickets, takePlaces } from './support/buying.ts'
import { scan } from './support/scanner.ts'
import type { Visitor } from './support/visitor.ts'

const EMAIL = 'grace@buyers.example'

test('somebody pays by bank transfer, in English on a desktop', async ({ arrive, office }) => {
  const grace = await arrive({ language: 'en', device: 'desktop' })
  await grace.open('/events/fete-des-moissons-mirmande')
  await grace.reads('Mirmande harvest fête')
  await grace.add('Meal', 'Adult', 2)
  await grace.add('Meal', 'Child')
  await grace.add('Free entry', 'Free')
  await takePlaces(grace)
  await fillContact(grace, { name: 'Grace Wire', email: EMAIL })
  await pay(grace)

  await expect(grace.page).toHaveURL(/\/orders\//)
  await grace.reads('Your transfer is awaited')
  await grace.sees('€38.00')
  const { reference, status, payment } = await office.order(grace.secret)
  expect(status).toBe('placed')
  const told = payment?.instructions?.en ?? ''
  expect(told).toMatch(/FR76/)
  await grace.sees(reference)
  await grace.examine('order-awaiting-transfer')
  await grace.examineNarrow('order-awaiting-transfer')
  await copiesParts(grace, told)
  const [instructions] = await office.mails(EMAIL, 1)
  expect(instructions.subject).toBe('How to pay for your order for Mirmande harvest fête')
  expect(instructions.text).toMatch(/FR76/)

  const bank = await grace.openTab()
  await bank.open('/demo-bank')
  await bank.examine('demo-bank')
  await receiveTransfer(bank, reference)
  const lines = Array.from({ length: 4 }, () => ({ ticket: { status: 'valid' } }))
  await eventually.poll(() => office.order(grace.secret)).toMatchObject({ status: 'paid', lines })

  // Nobody waits for days: whoever comes back to the tab, or opens the link again, sees them.
  await grace.page.reload()
  await seesTickets(grace)
  const [, tickets] = await office.mails(EMAIL, 2)
  expect(tickets.subject).toBe('Your tickets for Mirmande harvest fête')
})

/** What is copied part by part, and what a banking app reads, is what the instructions say. */
async function copiesParts({ page, context }: Visitor, instructions: string) {
  const part = (name: string) =>
    new RegExp(`^${name}: (.+)$`, 'm').exec(instructions)?.[1].replaceAll(' ', '')
  const [iban, reference] = [part('IBAN'), part('Reference')]
  const holder = 'Coopérative du Parvis'
  const parts = { Amount: '38.00', 'Account holder': holder, IBAN: iban, Reference: reference }
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const [label, copied] of Object.entries(parts)) {
    await page.getByRole('button', { name: `Copy: ${label}`, exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: `${label}: copied` })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(copied)
  }
  const code = page.getByRole('img', { name: /^QR code of this transfer/ })
  expect(await scan(code)).toBe(
    `BCD\n002\n1\nSCT\n\n${holder}\n${iban}\nEUR38.00\n\n\n${reference}`,
  )
}
