import { expect, test, type Route } from './fixtures.ts'
import { chooseDate, takePlaces } from './support/buying.ts'
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

test('somebody comes back to the date that they hold places for', async ({ arrive }) => {
  const LAST_DAY = 7
  const exhibition = '/events/lumieres-du-nord-liege'
  const lou = await arrive({ language: 'en', device: 'phone' })
  await lou.open(exhibition)
  await chooseDate(lou, LAST_DAY)
  await lou.add('Entry', 'Under 26', 2)
  await takePlaces(lou)

  await lou.page.goBack()
  await showsDay(lou, LAST_DAY)
  // Another tab knows of the order alone, and asks what it holds.
  const tab = await lou.openTab()
  await tab.open(exhibition)
  await showsDay(tab, LAST_DAY)
  await tab.sees(/^You hold 2 places for/)
  await tab.examine('event-with-a-held-date')

  // Whoever chooses another date before that is answered stays there.
  const hasty = await lou.openTab()
  const questions: Route[] = []
  await hasty.page.route('**/api/v1/checkout/orders/*', (route) => void questions.push(route))
  await hasty.open(exhibition)
  await chooseDate(hasty, 1)
  await expect.poll(() => questions.length).toBe(1)
  await questions[0].continue()
  await hasty.sees('2 items')
  await showsDay(hasty, 1)
})

/** The day is chosen, and in sight in the row of days. */
async function showsDay({ page }: Visitor, index: number) {
  const day = page.getByRole('group', { name: 'Choose a date' }).getByRole('radio').nth(index)
  await expect(day).toBeChecked()
  const width = page.viewportSize()?.width ?? 0
  await expect(async () => {
    const box = await day.locator('xpath=..').boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
  }).toPass({ timeout: 5_000 })
}

function seat({ page }: Visitor, number: number) {
  return page.getByRole('button', { name: new RegExp(`rang H, place ${number}, `) })
}
