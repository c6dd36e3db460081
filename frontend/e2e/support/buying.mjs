// The way from an event to an order, for scenarios that are about what comes after it.

import { TIMEOUT_MS } from './api.mjs'

const WORDS = {
  fr: {
    take: /^Réserver( gratuitement)?$/,
    checkout: 'Votre commande',
    name: 'Votre nom',
    email: 'Adresse e-mail',
    pay: /^Payer/,
    transfer: /Virement bancaire/,
    tickets: 'Voici vos billets',
  },
  en: {
    take: /^(Take places|Book for free)$/,
    checkout: 'Your order',
    name: 'Your name',
    email: 'E-mail address',
    pay: /^Pay/,
    transfer: /Bank transfer/,
    tickets: 'Here are your tickets',
  },
}

const wordsOf = (visitor) => WORDS[visitor.options.language]

/** Chooses one of an event's dates, the first is 0. */
export async function chooseDate({ page }, index) {
  // The radio buttons lie behind their labels.
  await page
    .locator('fieldset', { has: page.locator('legend') })
    .first()
    .getByRole('radio')
    .nth(index)
    .check({ force: true })
}

/** Takes what is in the cart and waits for the checkout. */
export async function takePlaces(visitor) {
  await visitor.press(wordsOf(visitor).take)
  await visitor.page.waitForURL(/\/checkout\//)
  await visitor.reads(wordsOf(visitor).checkout)
}

export async function fillContact(visitor, { name, email }) {
  await visitor.fill(wordsOf(visitor).name, name)
  await visitor.fill(wordsOf(visitor).email, email)
}

/** Presses the button that pays, after choosing how. */
export async function pay(visitor, { byTransfer = false } = {}) {
  const words = wordsOf(visitor)
  if (byTransfer) await visitor.page.getByRole('radio', { name: words.transfer }).check()
  await visitor.press(words.pay)
}

/** Waits until the tickets are there, which is a matter of messages. */
export async function seesTickets(visitor) {
  await visitor.reads(wordsOf(visitor).tickets, { timeout: TIMEOUT_MS })
}
