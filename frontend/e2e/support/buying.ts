// The way from an event to an order, for scenarios that are about what comes after it.

import { expect } from '@playwright/test'
import { eventually } from './office.ts'
import type { Visitor } from './visitor.ts'

const WORDS = {
  fr: {
    take: /^Réserver( gratuitement)?$/,
    checkout: 'Votre commande',
    name: 'Votre nom',
    email: 'Adresse e-mail',
    pay: /^Payer/,
    transfer: /Virement bancaire/,
    arrived: 'L’argent est arrivé',
    tickets: 'Voici vos billets',
    demo: {
      title: 'Paiement de démonstration',
      pay: 'Payer',
      fail: 'Échouer',
      twice: 'Payer, et l’annoncer deux fois',
      wrongAmount: 'Payer un autre montant',
      late: 'Payer après la fin de la réservation',
    },
  },
  en: {
    take: /^(Take places|Book for free)$/,
    checkout: 'Your order',
    name: 'Your name',
    email: 'E-mail address',
    pay: /^Pay/,
    transfer: /Bank transfer/,
    arrived: 'The money has arrived',
    tickets: 'Here are your tickets',
    demo: {
      title: 'Demo payment',
      pay: 'Pay',
      fail: 'Fail',
      twice: 'Pay, and announce it twice',
      wrongAmount: 'Pay another amount',
      late: 'Pay after the hold has ended',
    },
  },
}

const wordsOf = ({ options }: Visitor) => WORDS[options.language]

/** Chooses one of an event's dates, the first is 0. */
export async function chooseDate({ page }: Visitor, index: number) {
  // The radio buttons lie behind their labels.
  await page
    .locator('fieldset', { has: page.locator('legend') })
    .first()
    .getByRole('radio')
    .nth(index)
    .check({ force: true })
}

/** Takes what is in the cart and waits for the checkout. */
export async function takePlaces(visitor: Visitor) {
  await visitor.press(wordsOf(visitor).take)
  await expect(visitor.page).toHaveURL(/\/checkout\//)
  await visitor.reads(wordsOf(visitor).checkout)
}

export async function fillContact(visitor: Visitor, contact: { name: string; email: string }) {
  await visitor.fill(wordsOf(visitor).name, contact.name)
  await visitor.fill(wordsOf(visitor).email, contact.email)
}

/** Presses the button that pays, after choosing how. */
export async function pay(visitor: Visitor, { byTransfer = false } = {}) {
  const words = wordsOf(visitor)
  if (byTransfer) await visitor.page.getByRole('radio', { name: words.transfer }).check()
  await visitor.press(words.pay)
}

export async function awaitPaymentPage(visitor: Visitor) {
  await visitor.page.waitForURL(/\/demo-payment\//)
  await visitor.reads(wordsOf(visitor).demo.title)
}

/** Ends a payment on the demo payment page that is open, and waits to be back at the order. */
export async function decidePayment(
  visitor: Visitor,
  choice: 'pay' | 'fail' | 'twice' | 'wrongAmount' | 'late',
) {
  const { demo } = wordsOf(visitor)
  await visitor.reads(demo.title)
  await visitor.press(demo[choice])
  await visitor.page.waitForURL(/\/orders\//)
}

/** The transfer for an order arrives at the demo bank. */
export async function receiveTransfer(visitor: Visitor, reference: string) {
  await visitor.open('/demo-bank')
  const form = visitor.page.getByRole('form').filter({ hasText: reference })
  await form.getByRole('button', { name: wordsOf(visitor).arrived }).click()
  await visitor.page.waitForURL(/done/)
}

/** Waits until the tickets are there, which is a matter of messages. */
export async function seesTickets(visitor: Visitor) {
  const name = wordsOf(visitor).tickets
  await eventually(visitor.page.getByRole('heading', { level: 1, name })).toBeVisible()
}
