import { expect, test } from './fixtures.ts'
import {
  awaitPaymentPage,
  chooseDate,
  decidePayment,
  fillContact,
  seesTickets,
  takePlaces,
} from './support/buying.ts'
import type { Visitor } from './support/visitor.ts'

const FESTIVAL = '/events/rives-sonores-avignon'

test('a code shows a rate that others do not see', async ({ arrive, office }) => {
  const nora = await arrive({ language: 'fr', device: 'phone' })
  await nora.open(FESTIVAL)
  await nora.reads('Festival Rives sonores')
  await expect(nora.page.getByText('Presse', { exact: true })).toHaveCount(0)

  await nora.page.getByText(/Vous avez un code/).click()
  await nora.fill('Code', 'pas-un-code')
  await nora.press('Appliquer')
  await nora.sees('Ce code n’est pas valable ici, ou ne l’est plus.')
  await nora.examine('code-refused')
  await nora.fill('Code', 'demo-presse')
  await nora.press('Appliquer')
  await nora.sees(/Le code demo-presse est appliqué/i)
  await chooseDate(nora, 1)
  await nora.add('Journée', 'Presse')
  await nora.examine('code-unlocked')
  await takePlaces(nora)
  await fillContact(nora, { name: 'Nora Presse', email: 'nora@buyers.example' })
  await nora.press('Obtenir mes billets')
  await seesTickets(nora)
  const { code, lines } = await office.order(nora.secret)
  expect(code).toBe('DEMO-PRESSE')
  expect(lines[0].rate_name.fr).toBe('Presse')
})

test('a code takes a percentage off, and one is for a single ticket', async ({
  arrive,
  office,
}) => {
  const paul = await arrive({ language: 'en', device: 'desktop' })
  await paul.open(`${FESTIVAL}?code=ETE20`)
  await paul.reads('Rives Sonores festival')
  await paul.sees('The code ETE20 is applied')
  await chooseDate(paul, 1)
  await paul.add('Day ticket', 'Regular', 2)
  await paul.sees('€56.00')
  await paul.sees('Discount ETE20 −€14.00')
  await takePlaces(paul)
  await paul.sees('Discount ETE20')
  await paul.sees('−€14.00')
  await paul.examine('checkout-discount')
  await fillContact(paul, { name: 'Paul Save', email: 'paul@buyers.example' })
  await paul.press(/^Pay €56.00/)
  await awaitPaymentPage(paul)
  await decidePayment(paul, 'pay')
  await seesTickets(paul)
  const order = await office.order(paul.secret)
  expect(order.total.amount).toBe(5600)
  expect(order.discount_total.amount).toBe(1400)

  await paul.open(`${FESTIVAL}?code=UNE-FOIS`)
  await chooseDate(paul, 2)
  await paul.add('Day ticket', 'Regular', 2)
  paul.expectAnswers(409)
  await paul.press('Take places')
  await paul.sees('This code is good for fewer tickets')
  await paul.examine('code-used-up')
  await paul.press('One less: Regular')
  await takePlaces(paul)
  await paul.sees('−€17.50')

  // Its one use is theirs, and goes on to other places.
  await paul.page.goBack()
  await paul.page.reload()
  await chooseDate(paul, 2)
  await paul.add('Day ticket', 'Aged 12 to 17')
  await paul.sees('The code UNE-FOIS is applied')
  await expect(barOf(paul)).toContainText(
    '€55.00Price with the code: €37.50Discount UNE-FOIS −€17.50',
  )
  await paul.press('Change my places')
  await expect(paul.page).toHaveURL(/\/checkout\//)
  await paul.sees('−€17.50')
})

test('a code’s prices add up, and stay after a release', async ({ arrive, office }) => {
  const lea = await arrive({ language: 'fr', device: 'phone' })
  await lea.open(FESTIVAL)
  await chooseDate(lea, 1)
  await lea.add('Journée', 'Plein tarif', 2)
  await lea.add('Journée', '12 à 17 ans')
  await expect(barOf(lea)).toContainText('90,00 €')

  await lea.page.getByText(/Vous avez un code/).click()
  await lea.fill('Code', 'moins5')
  await lea.press('Appliquer')
  await lea.sees('Le code MOINS5 est appliqué')
  const row = (rate: string) => lea.page.getByRole('listitem').filter({ hasText: rate }).first()
  const showsReducedPrices = async () => {
    await expect(row('Plein tarif')).toContainText(
      'Plein prix : 35,00 €Prix avec le code : 30,00 €',
    )
    await expect(row('12 à 17 ans')).toContainText(
      'Plein prix : 20,00 €Prix avec le code : 15,00 €',
    )
    await expect(barOf(lea)).toContainText('Plein prix : 90,00 €Prix avec le code : 75,00 €')
    await expect(barOf(lea)).toContainText('Remise MOINS5 −15,00 €')
  }
  await showsReducedPrices()
  await lea.examine('event-with-code')
  await lea.examineNarrow('event-with-code')

  await takePlaces(lea)
  const summary = lea.page.getByRole('complementary')
  await expect(summary.locator('li > :last-child')).toHaveText(['70,00 €', '20,00 €'])
  for (const [index, sum] of ['90,00 €', '−15,00 €', '75,00 €'].entries())
    await expect(summary.getByRole('definition').nth(index)).toHaveText(sum)
  await lea.sees('60,00 € avec le code')
  const order = await office.order(lea.secret)
  expect([order.total.amount, order.discount_total.amount]).toEqual([7500, 1500])
  await lea.examine('checkout-with-code')
  await lea.examineNarrow('checkout-with-code')

  await lea.page.goBack()
  await expect(lea.page.getByRole('button', { name: 'Continuer ma commande' })).toBeVisible()
  await chooseDate(lea, 1)
  await showsReducedPrices()
  await lea.press('Continuer ma commande')
  await lea.reads('Votre commande')
  await release(lea, 'Libérer les places')
  await expect(lea.page).toHaveURL(/\/events\/.*code=MOINS5/)
  await lea.reads('Festival Rives sonores')
  await chooseDate(lea, 1)
  await showsReducedPrices()
  await lea.page.reload()
  await chooseDate(lea, 1)
  await showsReducedPrices()

  // Released from another page, in another tab.
  await takePlaces(lea)
  const tab = await lea.openTab()
  await tab.open('/')
  await release(tab, 'Libérer')
  await expect(tab.page.getByText(/^Vous gardez/)).toHaveCount(0)
  await tab.open(FESTIVAL)
  await expect(tab.page).toHaveURL(/code=MOINS5/)
  await tab.sees('Le code MOINS5 est appliqué')
})

test('what a code is not for is taken at the price shown', async ({ arrive, office }) => {
  const tom = await arrive({ language: 'en', device: 'phone' })
  await tom.open(`${FESTIVAL}?code=DEMO-PRESSE`)
  await chooseDate(tom, 1)
  await tom.add('Day ticket', 'Aged 12 to 17')
  await expect(barOf(tom)).toContainText('€20.00')
  // The code is tried, and is for no ticket of this order.
  tom.expectAnswers(422)
  await takePlaces(tom)
  const { code, total } = await office.order(tom.secret)
  expect([code, total.amount]).toEqual([null, 2000])

  await tom.page.goBack()
  await expect(tom.page.getByRole('button', { name: 'Continue my order' })).toBeVisible()
  // With one that it is for, the code is used.
  await chooseDate(tom, 1)
  await tom.add('Day ticket', 'Press')
  await tom.press('Change my places')
  await expect(tom.page).toHaveURL(/\/checkout\//)
  await tom.press('Change quantities')
  expect((await office.order(tom.secret)).code).toBe('DEMO-PRESSE')
  await tom.press('One less: Day ticket, Press')
  await tom.press('Save')
  await expect(tom.page.getByRole('button', { name: 'Change quantities' })).toBeVisible()
  const left = await office.order(tom.secret)
  expect([left.code, left.lines.length]).toEqual([null, 1])
})

/** The bar with the cart's sum. */
function barOf({ page }: Visitor) {
  return page.getByRole('status').filter({ hasText: /article|item/ })
}

async function release(visitor: Visitor, button: string) {
  await visitor.press(button)
  const dialog = visitor.page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Libérer les places' }).click()
}
