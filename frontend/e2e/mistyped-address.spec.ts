import { expect, test } from './fixtures.ts'
import {
  chooseDate,
  decidePayment,
  fillContact,
  pay,
  seesTickets,
  takePlaces,
} from './support/buying.ts'
import { orderAddress } from './support/office.ts'

const TYPED = 'maud@bayers.example'
const MEANT = 'maud@buyers.example'

test('somebody corrects a mistyped address, and finds the tickets again', async ({
  arrive,
  office,
}) => {
  const maud = await arrive({ language: 'fr', device: 'phone' })
  const { page } = maud
  await maud.open('/events/le-voyage-de-plume-namur')
  await chooseDate(maud, -1)
  await maud.add('Entrée', 'Adulte', 1)
  await takePlaces(maud)
  await fillContact(maud, { name: 'Maud Mistype', email: TYPED })
  await pay(maud)
  await decidePayment(maud, 'pay')
  await seesTickets(maud)
  const old = maud.secret

  await maud.press('Corriger l’adresse e-mail')
  await maud.fill('Adresse e-mail', MEANT)
  await maud.examine('correct-address')
  await maud.press('Corriger et envoyer')
  await expect(page).toHaveURL(
    (url) => url.pathname.startsWith('/orders/') && !url.pathname.includes(old),
  )
  await maud.sees(`Un e-mail est en route vers ${MEANT}`)
  expect((await office.request.get(orderAddress(old))).status()).toBe(404)
  const told = (await office.mails(TYPED, 2)).map(({ subject }) => subject)
  expect(told).toContainEqual(expect.stringContaining('a été corrigée'))
  await office.mails(MEANT, 1)

  await maud.open('/')
  await page.getByRole('link', { name: 'Retrouver mes billets' }).click()
  await maud.reads('Retrouver mes billets')
  await maud.fill('Adresse e-mail', MEANT.toUpperCase())
  await maud.press('Recevoir mes liens')
  await maud.sees('C’est parti')
  await maud.examine('find-orders')
  const subjects = (await office.mails(MEANT, 2)).map(({ subject }) => subject)
  expect(subjects).toContainEqual(expect.stringMatching(/^Votre commande pour/))
})
