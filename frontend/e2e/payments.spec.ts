import { eventually, expect, test } from './fixtures.ts'
import {
  awaitPaymentPage,
  decidePayment,
  fillContact,
  pay,
  receiveTransfer,
  seesTickets,
  takePlaces,
} from './support/buying.ts'
import type { Visitor } from './support/visitor.ts'

const CONCERT = '/events/maree-haute-villeurbanne'
const THEATRE = '/events/le-malade-imaginaire-bruxelles'
const BAROQUE = 'baroque-aux-chandelles-mons'

/** Up to the open demo payment page, with one ticket for the concert. */
async function goToPayment(visitor: Visitor, contact: { name: string; email: string }) {
  await visitor.open(CONCERT)
  if (visitor.options.language === 'fr') await visitor.add('Gradins', 'Étudiant')
  else await visitor.add('Stands', 'Student')
  await takePlaces(visitor)
  const { secret } = visitor
  await fillContact(visitor, contact)
  await pay(visitor)
  await awaitPaymentPage(visitor)
  return secret
}

test('a payment that is announced twice pays once', async ({ arrive, office }) => {
  const yves = await arrive({ language: 'fr', device: 'desktop' })
  const secret = await goToPayment(yves, { name: 'Yves Deux', email: 'yves@buyers.example' })
  await decidePayment(yves, 'twice')
  await seesTickets(yves)
  const { lines, refunds } = await office.order(secret)
  expect(lines).toHaveLength(1)
  expect(refunds).toEqual([])
  await office.mails('yves@buyers.example', 1)
})

test('an order that is paid in two ways is paid back once', async ({ arrive, office }) => {
  const vera = await arrive({ language: 'en', device: 'desktop' })
  const secret = await goToPayment(vera, { name: 'Vera Double', email: 'vera@buyers.example' })
  const paymentPage = vera.page.url()
  await vera.open(`/checkout/${secret}`)
  await vera.reads('Your payment is not finished')
  await vera.examine('payment-waiting')
  await vera.press('Pay another way')
  await pay(vera, { byTransfer: true })
  await vera.reads('Your transfer is awaited')
  const { reference } = await office.order(secret)

  await vera.open(paymentPage)
  await decidePayment(vera, 'pay')
  await seesTickets(vera)
  const bank = await vera.openTab()
  await receiveTransfer(bank, reference)
  await eventually
    .poll(() => office.order(secret))
    .toMatchObject({
      status: 'paid',
      refunds: [{ reason: 'duplicate_payment', amount: { amount: 3400 }, status: 'pending' }],
    })
  await vera.page.reload()
  await vera.sees('€34.00 is on its way back to you')
  const transfer = bank.page.getByRole('form').filter({ hasText: reference })
  await transfer.getByRole('button', { name: 'The refund has been made' }).click()
  await eventually
    .poll(() => office.order(secret))
    .toMatchObject({ refunds: [{ status: 'succeeded' }] })
  await vera.sees('€34.00 has been given back to you')
})

test('another amount than was due buys nothing and goes back', async ({ arrive, office }) => {
  const zoe = await arrive({ language: 'en', device: 'phone' })
  const secret = await goToPayment(zoe, { name: 'Zoe Half', email: 'zoe@buyers.example' })
  await decidePayment(zoe, 'wrongAmount')
  await eventually
    .poll(() => office.order(secret))
    .toMatchObject({
      status: 'placed',
      refunds: [{ status: 'succeeded', amount: { amount: 1700 } }],
    })
  await zoe.sees('€17.00 has been given back to you')
  await zoe.examine('order-wrong-amount')
  await zoe.examineNarrow('order-wrong-amount')
  await zoe.follow('Go to the payment')
  await pay(zoe)
  await awaitPaymentPage(zoe)
  await decidePayment(zoe, 'pay')
  await seesTickets(zoe)
})

test('money that comes late buys what is still free', async ({ arrive, office }) => {
  const luc = await arrive({ language: 'fr', device: 'phone' })
  const secret = await goToPayment(luc, { name: 'Luc Tard', email: 'luc@buyers.example' })
  await office.endHold(secret, { inSeconds: -10 })
  await decideLate(luc, 1)
  await eventually
    .poll(() => office.order(secret))
    .toMatchObject({ status: 'paid', lines: [{ ticket: { status: 'valid' } }], refunds: [] })
  await luc.page.reload()
  await seesTickets(luc)
})

test('money that comes too late goes back', async ({ arrive, office }) => {
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
  await office.endHold(secret, { inSeconds: -10 })

  await other.open(THEATRE)
  await chooseSeat(other, 'rang D', /place 1, .*libre$/)
  await takePlaces(other)
  await decideLate(late, 1)
  await eventually
    .poll(() => office.order(secret))
    .toMatchObject({
      status: expect.not.stringMatching('paid'),
      refunds: [{ status: 'succeeded', reason: 'late_payment', amount: { amount: 3200 } }],
    })
  await late.page.reload()
  await late.sees('Your payment arrived when the places were already gone.')
  await late.sees('€32.00 has been given back to you')
  await late.examine('order-late')
  await late.examineNarrow('order-late')
  // If the sweeper comes by before the money does, it also tells that the time is over.
  const mails = await office.mails(
    'lena@buyers.example',
    2,
    ({ subject }) => !subject.endsWith('has expired'),
  )
  const subjects = mails.map(({ subject }) => subject)
  expect(subjects.toSorted()).toEqual([
    'Refund for The Imaginary Invalid',
    'Your payment for The Imaginary Invalid is being returned',
  ])
})

test('a date is called off while people pay for it', async ({ arrive, office }) => {
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
  await office.callOff(BAROQUE)

  paul.expectAnswers(409)
  await pay(paul)
  await paul.sees('L’organisateur a annulé une date de cette commande.')
  await paul.examine('checkout-called-off')
  expect((await office.order(paul.secret)).status).toBe('held')

  await decidePayment(nora, 'pay')
  await eventually
    .poll(() => office.order(nora.secret))
    .toMatchObject({
      status: 'cancelled',
      refunds: [{ status: 'succeeded', reason: 'date_cancelled', amount: { amount: 2800 } }],
    })
  await nora.sees('€28.00 has been given back to you')
  await nora.sees('The organizer has called off a date of this order.')
  await nora.examine('order-called-off')
  await nora.examineNarrow('order-called-off')
  const mails = await office.mails('nora.near@buyers.example', 2)
  const subjects = mails.map(({ subject }) => subject)
  expect(subjects).toContainEqual(expect.stringMatching(/^Your payment for .* is being returned$/))
})

async function decideLate(visitor: Visitor, seconds: number) {
  await visitor.page.getByRole('spinbutton').fill(String(seconds))
  await decidePayment(visitor, 'late')
}

async function chooseSeat({ page }: Visitor, row: string, seat: RegExp) {
  const group = page.getByRole('group', { name: row, exact: true }).first()
  await group.getByRole('button', { name: seat }).click()
}
