import { expect, test } from './fixtures.ts'
import { takePlaces } from './support/buying.ts'
import type { Visitor } from './support/visitor.ts'

const THEATRE = '/events/le-malade-imaginaire-bruxelles'

test('somebody goes back and chooses other seats: one order', async ({ arrive, office }) => {
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
  await expect(seat(noor, 3)).toHaveAttribute('aria-pressed', 'true')
  await seat(noor, 4).click()
  await seat(noor, 6).click()
  await noor.press('Échanger mes places')
  await expect(noor.page).toHaveURL(/\/checkout\//)
  await noor.reads('Votre commande')
  expect(noor.secret).toBe(secret)
  const order = await office.order(secret)
  expect(order.lines.map((line) => line.place_label)).toEqual(['Parterre, H 3', 'Parterre, H 6'])

  // The seat given up is free again, for everybody.
  const other = await arrive({ language: 'fr', device: 'desktop' })
  await other.open(THEATRE)
  await expect(other.page.getByRole('button', { name: /rang H, place 4, .*libre$/ })).toBeVisible()
  await expect(other.page.getByRole('button', { name: /rang H, place 6, prise$/ })).toBeVisible()
})

test('somebody goes back to tickets without seats: one order', async ({ arrive, office }) => {
  const ines = await arrive({ language: 'en', device: 'desktop' })
  await ines.open('/events/maree-haute-villeurbanne')
  await ines.add('Floor', 'Early bird', 2)
  await takePlaces(ines)
  const { secret } = ines

  await ines.page.goBack()
  await ines.press('Continue my order')
  await expect(ines.page).toHaveURL(/\/checkout\//)
  expect(ines.secret).toBe(secret)

  await ines.page.goBack()
  await ines.add('Floor', 'Early bird', 1)
  await ines.press('Change my places')
  await expect(ines.page).toHaveURL(/\/checkout\//)
  expect(ines.secret).toBe(secret)
  expect((await office.order(secret)).lines).toHaveLength(3)

  // Every page says that places are kept, and lets go of them.
  await ines.open('/')
  await ines.sees(/^You hold 3 places for/)
  await ines.examine('home-with-held-places')
  await ines.press('Release')
  await ines.press('Release the places')
  await expect(ines.page.getByText(/^You hold/)).toHaveCount(0)
  const gone = await office.get(`/api/v1/checkout/orders/${secret}`)
  expect((await gone.json()).status).toBe('cancelled')
})

function seat({ page }: Visitor, number: number) {
  return page.getByRole('button', { name: new RegExp(`rang H, place ${number}, `) })
}
