// The demo payment page and the demo bank, in both languages.

const CHOICES = {
  fr: {
    pay: 'Payer',
    fail: 'Échouer',
    twice: 'Payer, et l’annoncer deux fois',
    wrongAmount: 'Payer un autre montant',
    late: 'Payer après la fin de la réservation',
  },
  en: {
    pay: 'Pay',
    fail: 'Fail',
    twice: 'Pay, and announce it twice',
    wrongAmount: 'Pay another amount',
    late: 'Pay after the hold has ended',
  },
}

const TITLES = { fr: 'Paiement de démonstration', en: 'Demo payment' }
const ARRIVED = { fr: 'L’argent est arrivé', en: 'The money has arrived' }

/**
 * Ends a payment on the demo payment page that is open, and waits to be back at the order.
 *
 * @param {import('./visitor.mjs').Visitor} visitor
 * @param {keyof typeof CHOICES.en} choice
 */
export async function decidePayment(visitor, choice) {
  const { language } = visitor.options
  await visitor.reads(TITLES[language])
  await visitor.press(CHOICES[language][choice])
  await visitor.page.waitForURL(/\/orders\//)
}

export async function awaitPaymentPage(visitor) {
  await visitor.page.waitForURL(/\/demo-payment\//)
  await visitor.reads(TITLES[visitor.options.language])
}

/** The transfer for an order arrives at the demo bank. */
export async function receiveTransfer(visitor, reference) {
  await visitor.open('/demo-bank')
  const form = visitor.page.getByRole('form').filter({ hasText: reference })
  await form.getByRole('button', { name: ARRIVED[visitor.options.language] }).click()
  await visitor.page.waitForURL(/done/)
}
