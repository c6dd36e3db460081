import assert from 'node:assert/strict'
import { orderOf } from '../support/api.mjs'
import { cloud } from '../support/office.mjs'
import { takePlaces } from '../support/buying.mjs'
import { scenario } from '../support/scenario.mjs'

const THEATRE = '/events/le-malade-imaginaire-bruxelles'

scenario('somebody goes back and chooses other seats: one order', async ({ arrive }) => {
  const noor = await arrive({ language: 'fr', device: 'phone' })
  await noor.open(THEATRE)
  await seat(noor, 3).click()
  await seat(noor, 4).click()
  await takePlaces(noor)
  const { secret } = noor

  await noor.page.goBack()
  await noor.sees(/^Vous gardez 2 places pour/)
  await noor.examine('event-with-held-places')
  // Their own seats are theirs: chosen still, and free to be given up.
  assert.equal(await seat(noor, 3).getAttribute('aria-pressed'), 'true')
  await seat(noor, 4).click()
  await seat(noor, 6).click()
  await noor.press('Échanger mes places')
  await noor.page.waitForURL(/\/checkout\//)
  await noor.reads('Votre commande')
  assert.equal(noor.secret, secret)
  const order = await orderOf(secret)
  assert.deepEqual(
    order.lines.map((line) => line.place_label),
    ['Parterre, H 3', 'Parterre, H 6'],
  )

  // The seat given up is free again, for everybody.
  const other = await arrive({ language: 'fr', device: 'desktop' })
  await other.open(THEATRE)
  await other.page.getByRole('button', { name: /rang H, place 4, .*libre$/ }).waitFor()
  await other.page.getByRole('button', { name: /rang H, place 6, prise$/ }).waitFor()
})

scenario('somebody goes back to tickets without seats: one order', async ({ arrive }) => {
  const ines = await arrive({ language: 'en', device: 'desktop' })
  await ines.open('/events/maree-haute-villeurbanne')
  await ines.add('Floor', 'Early bird', 2)
  await takePlaces(ines)
  const { secret } = ines

  await ines.page.goBack()
  await ines.press('Continue my order')
  await ines.page.waitForURL(/\/checkout\//)
  assert.equal(ines.secret, secret)

  await ines.page.goBack()
  await ines.add('Floor', 'Early bird', 1)
  await ines.press('Change my places')
  await ines.page.waitForURL(/\/checkout\//)
  assert.equal(ines.secret, secret)
  assert.equal((await orderOf(secret)).lines.length, 3)

  // Every page says that places are kept, and lets go of them.
  await ines.open('/')
  await ines.sees(/^You hold 3 places for/)
  await ines.examine('home-with-held-places')
  await ines.press('Release')
  await ines.press('Release the places')
  await ines.page.getByText(/^You hold/).waitFor({ state: 'detached' })
  const gone = await fetch(new URL(`/api/v1/checkout/orders/${secret}`, cloud.url))
  assert.equal((await gone.json()).status, 'cancelled')
})

function seat({ page }, number) {
  return page.getByRole('button', { name: new RegExp(`rang H, place ${number}, `) })
}
