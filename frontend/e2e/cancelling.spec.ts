import { eventually, expect, test } from './fixtures.ts'
import {
  chooseDate,
  decidePayment,
  fillContact,
  pay,
  seesTickets,
  takePlaces,
} from './support/buying.ts'
import { orderAddress } from './support/office.ts'

const EMAIL = 'chloe@buyers.example'

test('somebody cancels an order and gets the money back, less the fee', async ({
  arrive,
  office,
}) => {
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
  await expect(dialog.getByText('2,00 €')).toBeVisible()
  await expect(dialog.getByText('18,00 €')).toBeVisible()
  await chloe.examine('cancel')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await chloe.press('Annuler cette commande')
  await dialog.getByRole('button', { name: 'Annuler ma commande' }).click()

  await chloe.reads('Cette commande est annulée')
  await eventually
    .poll(() => office.order(chloe.secret))
    .toMatchObject({
      status: 'cancelled',
      refunds: [{ status: 'succeeded', amount: { amount: 1800, currency: 'EUR' } }],
    })
  const { lines } = await office.order(chloe.secret)
  expect(lines.filter(({ ticket }) => ticket?.status === 'valid')).toEqual([])
  await chloe.sees('18,00 € vous ont été remboursés')
  await expect(page.getByRole('img', { name: /^Code QR/ })).toHaveCount(0)
  await chloe.examine('order-cancelled')
  await chloe.examineNarrow('order-cancelled')
  for (const paper of ['/tickets.pdf', '/tickets/1/qr.svg']) {
    const answer = await office.request.get(orderAddress(chloe.secret, paper))
    expect([404, 409], paper).toContain(answer.status())
  }

  const subjects = (await office.mails(EMAIL, 3)).map(({ subject }) => subject)
  expect(subjects.toSorted()).toEqual([
    'Remboursement pour Le Voyage de Plume',
    'Vos billets pour Le Voyage de Plume',
    'Votre commande pour Le Voyage de Plume est annulée',
  ])
})
