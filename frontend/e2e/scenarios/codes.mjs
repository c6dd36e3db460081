import assert from 'node:assert/strict'
import { orderOf } from '../support/api.mjs'
import { chooseDate, fillContact, seesTickets, takePlaces } from '../support/buying.mjs'
import { awaitPaymentPage, decidePayment } from '../support/demo.mjs'
import { scenario } from '../support/scenario.mjs'

const FESTIVAL = '/events/rives-sonores-avignon'

scenario('a code shows a rate that others do not see', async ({ arrive }) => {
  const nora = await arrive({ language: 'fr', device: 'phone' })
  await nora.open(FESTIVAL)
  await nora.reads('Festival Rives sonores')
  assert.equal(await nora.page.getByText('Presse', { exact: true }).count(), 0)

  await useCode(nora, /Vous avez un code/, 'Code', 'pas-un-code', 'Appliquer')
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
  const { code, lines } = await orderOf(nora.secret)
  assert.equal(code, 'DEMO-PRESSE')
  assert.equal(lines[0].rate_name.fr, 'Presse')
})

scenario('a code takes a percentage off, and one is for a single ticket', async ({ arrive }) => {
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
  const order = await orderOf(paul.secret)
  assert.equal(order.total.amount, 5600)
  assert.equal(order.discount_total.amount, 1400)

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
  assert.match(await barOf(paul), /€55\.00Price with the code: €37\.50Discount UNE-FOIS −€17\.50/)
  await paul.press('Change my places')
  await paul.page.waitForURL(/\/checkout\//)
  await paul.sees('−€17.50')
})

scenario('a code’s prices add up, and stay after a release', async ({ arrive }) => {
  const lea = await arrive({ language: 'fr', device: 'phone' })
  await lea.open(FESTIVAL)
  await chooseDate(lea, 1)
  await lea.add('Journée', 'Plein tarif', 2)
  await lea.add('Journée', '12 à 17 ans')
  assert.match(await barOf(lea), /90,00 €/)

  await useCode(lea, /Vous avez un code/, 'Code', 'moins5', 'Appliquer')
  await lea.sees('Le code MOINS5 est appliqué')
  const showsReducedPrices = async () => {
    assert.match(
      await rowOf(lea, 'Plein tarif'),
      /Plein prix : 35,00 € ?Prix avec le code : 30,00 €/,
    )
    assert.match(
      await rowOf(lea, '12 à 17 ans'),
      /Plein prix : 20,00 € ?Prix avec le code : 15,00 €/,
    )
    assert.match(await barOf(lea), /Plein prix : 90,00 € ?Prix avec le code : 75,00 €/)
    assert.match(await barOf(lea), /Remise MOINS5 −15,00 €/)
  }
  await showsReducedPrices()
  await lea.examine('event-with-code')
  await lea.examineNarrow('event-with-code')

  await takePlaces(lea)
  const { lines, sums } = await summaryOf(lea)
  assert.deepEqual(lines, [7000, 2000])
  assert.deepEqual(sums.slice(0, 3), [9000, -1500, 7500])
  await lea.sees('60,00 € avec le code')
  const order = await orderOf(lea.secret)
  assert.deepEqual([order.total.amount, order.discount_total.amount], [7500, 1500])
  await lea.examine('checkout-with-code')
  await lea.examineNarrow('checkout-with-code')

  await lea.page.goBack()
  await lea.page.getByRole('button', { name: 'Continuer ma commande' }).waitFor()
  await chooseDate(lea, 1)
  await showsReducedPrices()
  await lea.press('Continuer ma commande')
  await lea.reads('Votre commande')
  await release(lea, 'Libérer les places')
  await lea.page.waitForURL(/\/events\/.*code=MOINS5/)
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
  await tab.page.getByText(/^Vous gardez/).waitFor({ state: 'detached' })
  await tab.open(FESTIVAL)
  await tab.page.waitForURL(/code=MOINS5/)
  await tab.sees('Le code MOINS5 est appliqué')
})

scenario('what a code is not for is taken at the price shown', async ({ arrive }) => {
  const tom = await arrive({ language: 'en', device: 'phone' })
  await tom.open(`${FESTIVAL}?code=DEMO-PRESSE`)
  await chooseDate(tom, 1)
  await tom.add('Day ticket', 'Aged 12 to 17')
  assert.match(await barOf(tom), /€20\.00/)
  // The code is tried, and is for no ticket of this order.
  tom.expectAnswers(422)
  await takePlaces(tom)
  const { code, total } = await orderOf(tom.secret)
  assert.deepEqual([code, total.amount], [null, 2000])

  await tom.page.goBack()
  await tom.page.getByRole('button', { name: 'Continue my order' }).waitFor()
  // With one that it is for, the code is used.
  await chooseDate(tom, 1)
  await tom.add('Day ticket', 'Press')
  await tom.press('Change my places')
  await tom.page.waitForURL(/\/checkout\//)
  await tom.press('Change quantities')
  assert.equal((await orderOf(tom.secret)).code, 'DEMO-PRESSE')
  await tom.press('One less: Day ticket, Press')
  await tom.press('Save')
  await tom.page.getByRole('button', { name: 'Change quantities' }).waitFor()
  const left = await orderOf(tom.secret)
  assert.deepEqual([left.code, left.lines.length], [null, 1])
})

/** What a rate's row says, also to those who hear it. */
function rowOf({ page }, rate) {
  return wordsOf(page.getByRole('listitem').filter({ hasText: rate }).first())
}

/** What the bar with the cart's sum says. */
function barOf({ page }) {
  return wordsOf(page.getByRole('status').filter({ hasText: /article|item/ }))
}

async function wordsOf(place) {
  return (await place.textContent()).replaceAll(/\s+/g, ' ')
}

/** The amounts of the checkout's summary, in cents: of its lines, and the sums below them. */
async function summaryOf({ page }) {
  const summary = page.getByRole('complementary')
  const cents = (texts) =>
    texts.map((text) => Number(text.replace('−', '-').replaceAll(/[^\d-]/g, '')))
  return {
    lines: cents(await summary.locator('li > :last-child').allTextContents()),
    sums: cents(await summary.getByRole('definition').allTextContents()),
  }
}

async function release(visitor, button) {
  await visitor.press(button)
  await visitor.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Libérer les places' })
    .click()
}

async function useCode(visitor, question, label, code, apply) {
  await visitor.page.getByText(question).click()
  await visitor.fill(label, code)
  await visitor.press(apply)
}
