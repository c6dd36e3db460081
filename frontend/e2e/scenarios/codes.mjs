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
})

async function useCode(visitor, question, label, code, apply) {
  await visitor.page.getByText(question).click()
  await visitor.fill(label, code)
  await visitor.press(apply)
}
