import assert from 'node:assert/strict'
import { mailsTo, orderOf, orderOnce } from '../support/api.mjs'
import { fillContact, pay, seesTickets, takePlaces } from '../support/buying.mjs'
import { endHold } from '../support/clock.mjs'
import { awaitPaymentPage, decidePayment, receiveTransfer } from '../support/demo.mjs'
import { cloud } from '../support/office.mjs'
import { scenario } from '../support/scenario.mjs'

const CONCERT = '/events/maree-haute-villeurbanne'
const THEATRE = '/events/le-malade-imaginaire-bruxelles'
const BAROQUE = 'baroque-aux-chandelles-mons'

/** Up to the open demo payment page, with one ticket for the concert. */
async function goToPayment(visitor, contact) {
  await visitor.open(CONCERT)
  await visitor.add(
    ...(visitor.options.language === 'fr' ? ['Gradins', 'Étudiant'] : ['Stands', 'Student']),
  )
  await takePlaces(visitor)
  const { secret } = visitor
  await fillContact(visitor, contact)
  await pay(visitor)
  await awaitPaymentPage(visitor)
  return secret
}

scenario('a payment that is announced twice pays once', async ({ arrive }) => {
  const yves = await arrive({ language: 'fr', device: 'desktop' })
  const secret = await goToPayment(yves, { name: 'Yves Deux', email: 'yves@buyers.example' })
  await decidePayment(yves, 'twice')
  await seesTickets(yves)
  const { lines, refunds } = await orderOf(secret)
  assert.equal(lines.length, 1)
  assert.deepEqual(refunds, [])
  await mailsTo('yves@buyers.example', 1)
})

scenario('an order that is paid in two ways is paid back once', async ({ arrive }) => {
  const vera = await arrive({ language: 'en', device: 'desktop' })
  const secret = await goToPayment(vera, { name: 'Vera Double', email: 'vera@buyers.example' })
  const paymentPage = vera.page.url()
  await vera.open(`/checkout/${secret}`)
  await vera.reads('Your payment is not finished')
  await vera.examine('payment-waiting')
  await vera.press('Pay another way')
  await pay(vera, { byTransfer: true })
  await vera.reads('Your transfer is awaited')
  const { reference } = await orderOf(secret)

  await vera.open(paymentPage)
  await decidePayment(vera, 'pay')
  await seesTickets(vera)
  const bank = await vera.openTab()
  await receiveTransfer(bank, reference)
  const order = await orderOnce(secret, ({ refunds }) => refunds.length > 0)
  assert.equal(order.status, 'paid')
  assert.deepEqual(
    order.refunds.map(({ reason, amount, status }) => [reason, amount.amount, status]),
    [['duplicate_payment', 3400, 'pending']],
  )
  await vera.page.reload()
  await vera.sees('€34.00 is on its way back to you')
  await bank.page
    .getByRole('form')
    .filter({ hasText: reference })
    .getByRole('button', { name: 'The refund has been made' })
    .click()
  await orderOnce(secret, ({ refunds }) => refunds[0].status === 'succeeded')
  await vera.sees('€34.00 has been given back to you')
})

scenario('another amount than was due buys nothing and goes back', async ({ arrive }) => {
  const zoe = await arrive({ language: 'en', device: 'phone' })
  const secret = await goToPayment(zoe, { name: 'Zoe Half', email: 'zoe@buyers.example' })
  await decidePayment(zoe, 'wrongAmount')
  const order = await orderOnce(secret, ({ refunds }) => refunds[0]?.status === 'succeeded')
  assert.equal(order.status, 'placed')
  assert.equal(order.refunds[0].amount.amount, 1700)
  await zoe.sees('€17.00 has been given back to you')
  await zoe.examine('order-wrong-amount')
  await zoe.examineNarrow('order-wrong-amount')
  await zoe.follow('Go to the payment')
  await pay(zoe)
  await awaitPaymentPage(zoe)
  await decidePayment(zoe, 'pay')
  await seesTickets(zoe)
})

scenario('money that comes late buys what is still free', async ({ arrive }) => {
  const luc = await arrive({ language: 'fr', device: 'phone' })
  const secret = await goToPayment(luc, { name: 'Luc Tard', email: 'luc@buyers.example' })
  await endHold(secret, { inSeconds: -10 })
  await decideLate(luc, 1)
  const { status, refunds } = await orderOnce(secret, ({ lines }) =>
    lines.every(({ ticket }) => ticket),
  )
  assert.equal(status, 'paid')
  assert.deepEqual(refunds, [])
  await luc.page.reload()
  await seesTickets(luc)
})

scenario('money that comes too late goes back', async ({ arrive }) => {
  const [late, other] = await Promise.all([
    arrive({ language: 'en', device: 'phone' }),
    arrive({ language: 'fr', device: 'desktop' }),
  ])
  await late.open(THEATRE)
  await chooseSeat(late, 'row D', /seat 1, .*free$/)
  await takePlaces(late)
  const { secret } = late
  await fillContact(late, { name: 'Lena Late', email: 'lena@buyers.example' })
  await pay(late)
  await awaitPaymentPage(late)
  await endHold(secret, { inSeconds: -10 })

  await other.open(THEATRE)
  await chooseSeat(other, 'rang D', /place 1, .*libre$/)
  await takePlaces(other)
  await decideLate(late, 1)
  const order = await orderOnce(secret, ({ refunds }) => refunds[0]?.status === 'succeeded')
  assert.notEqual(order.status, 'paid')
  assert.deepEqual(
    [order.refunds[0].reason, order.refunds[0].amount.amount],
    ['late_payment', 3200],
  )
  await late.page.reload()
  await late.sees('Your payment arrived when the places were already gone.')
  await late.sees('€32.00 has been given back to you')
  await late.examine('order-late')
  await late.examineNarrow('order-late')
  // If the sweeper comes by before the money does, it also tells that the time is over.
  const isOfMoney = ({ subject }) => !subject.endsWith('has expired')
  const mails = await mailsTo('lena@buyers.example', 2, isOfMoney)
  const subjects = mails.map(({ subject }) => subject)
  assert.deepEqual(subjects.toSorted(), [
    'Refund for The Imaginary Invalid',
    'Your payment for The Imaginary Invalid is being returned',
  ])
})

scenario('a date is called off while people pay for it', async ({ arrive }) => {
  const [nora, paul] = await Promise.all([
    arrive({ language: 'en', device: 'phone' }),
    arrive({ language: 'fr', device: 'desktop' }),
  ])
  await nora.open(`/events/${BAROQUE}`)
  await nora.add('Seat', 'Regular price', 2)
  await takePlaces(nora)
  await fillContact(nora, { name: 'Nora Near', email: 'nora.near@buyers.example' })
  await pay(nora)
  await awaitPaymentPage(nora)
  await paul.open(`/events/${BAROQUE}`)
  await paul.add('Place assise', 'Prix courant')
  await takePlaces(paul)
  await fillContact(paul, { name: 'Paul Près', email: 'paul@buyers.example' })
  await cloud.sql`
    update occurrences set status = 'cancelled'
    where event_id = (select event_id from events where slug = ${BAROQUE})`

  paul.expectAnswers(409)
  await pay(paul)
  await paul.sees('L’organisateur a annulé une date de cette commande.')
  await paul.examine('checkout-called-off')
  assert.equal((await orderOf(paul.secret)).status, 'held')

  await decidePayment(nora, 'pay')
  const order = await orderOnce(nora.secret, ({ refunds }) => refunds[0]?.status === 'succeeded')
  assert.deepEqual(
    [order.status, order.refunds.length, order.refunds[0].reason, order.refunds[0].amount.amount],
    ['cancelled', 1, 'date_cancelled', 2800],
  )
  await nora.sees('€28.00 has been given back to you')
  await nora.sees('The organizer has called off a date of this order.')
  await nora.examine('order-called-off')
  await nora.examineNarrow('order-called-off')
  const mails = await mailsTo('nora.near@buyers.example', 2)
  const subjects = mails.map(({ subject }) => subject)
  assert.ok(subjects.some((subject) => /^Your payment for .* is being returned$/.test(subject)))
})

async function decideLate(visitor, seconds) {
  await visitor.page.getByRole('spinbutton').fill(String(seconds))
  await decidePayment(visitor, 'late')
}

async function chooseSeat({ page }, row, seat) {
  const group = page.getByRole('group', { name: row, exact: true }).first()
  await group.getByRole('button', { name: seat }).click()
}
