import assert from 'node:assert/strict'
import { mailsTo, orderAddress } from '../support/api.mjs'
import { chooseDate, fillContact, pay, seesTickets, takePlaces } from '../support/buying.mjs'
import { decidePayment } from '../support/demo.mjs'
import { cloud } from '../support/office.mjs'
import { scenario } from '../support/scenario.mjs'

const TYPED = 'maud@bayers.example'
const MEANT = 'maud@buyers.example'

scenario(
  'somebody corrects a mistyped address, and finds the tickets again',
  async ({ arrive }) => {
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
    await page.waitForURL(
      (url) => url.pathname.startsWith('/orders/') && !url.pathname.includes(old),
    )
    await maud.sees(`Un e-mail est en route vers ${MEANT}`)
    assert.equal((await fetch(cloud.url + orderAddress(old))).status, 404)
    const told = (await mailsTo(TYPED, 2)).find(({ subject }) => /a été corrigée/.test(subject))
    assert.ok(told, 'the old address is told')
    await mailsTo(MEANT, 1)

    await maud.open('/')
    await page.getByRole('link', { name: 'Retrouver mes billets' }).click()
    await maud.reads('Retrouver mes billets')
    await maud.fill('Adresse e-mail', MEANT.toUpperCase())
    await maud.press('Recevoir mes liens')
    await maud.sees('C’est parti')
    await maud.examine('find-orders')
    const mails = await mailsTo(MEANT, 2)
    assert.ok(mails.some(({ subject }) => subject.startsWith('Votre commande pour')))
  },
)
