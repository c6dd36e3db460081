// What is said where something is paid, or was: fetched with the checkout and the orders' pages.

const en = {
  orderStatus: {
    cancelled: 'Cancelled',
    confirmed: 'Confirmed',
    expired: 'Expired',
    held: 'Not finished',
    paid: 'Paid',
    placed: 'To pay',
  },
  payment: {
    another: 'Pay another way',
    choose: 'How do you want to pay?',
    failedText: 'Nothing was charged. Your places are still held: try again or pay another way.',
    failedTitle: 'The payment failed',
    help: {
      demo: 'A page that plays at paying: no money moves.',
      offline: 'You get the bank details; your tickets come when the transfer has arrived.',
    },
    method: {
      demo: 'Demo payment',
      offline: 'Bank transfer',
    },
    mismatchedTitle: 'Another amount arrived than was due',
    noneText:
      'There is no time left for a bank transfer, and the organizer takes no other payment.',
    noneTitle: 'This order can no longer be paid',
    providerUnavailable: 'The payment service cannot be reached. Nothing was charged.',
    title: 'Payment',
    anotherHint: 'Only if you have not paid yet: a second payment would be given back to you.',
    confirmingText:
      'If you have paid, there is nothing left to do: this page moves on by itself, and your tickets come by mail.',
    notPaid: 'I have not paid: back to the payment',
    paidAlready: 'I have paid already: wait for the confirmation',
    resume: 'Continue the payment',
    tryAgain: 'Try to pay again',
    unfinishedText:
      'Your places are kept. Go on where you left off: it is the same payment, nothing is charged twice.',
    unfinishedTitle: 'Your payment is not finished',
  },
  refund: {
    cancelled_by_buyer: 'You cancelled the order.',
    cancelled_by_organizer: 'The organizer cancelled the order.',
    date_cancelled: 'The organizer has called off a date of the order.',
    date_over: 'Your payment arrived when the date was over.',
    duplicate_payment: 'The order had been paid already.',
    event_withdrawn: 'The organizer had withdrawn the event from sale.',
    failed: '{amount} could not be given back yet: the organizer takes care of it',
    late_payment: 'Your payment arrived when the places were already gone.',
    pending: '{amount} is on its way back to you',
    succeeded: '{amount} has been given back to you',
    title: 'Refunds',
    wrong_amount: 'Another amount arrived than was due, so it goes back to you.',
  },
  unsellable: {
    date_cancelled: 'The organizer has called off a date of this order.',
    date_over: 'A date of this order is over.',
    event_withdrawn: 'The organizer has withdrawn this event from sale.',
    moneyBack: 'Whatever you have paid for it, or still pay, is given back to you.',
    title: 'There is nothing to buy any more',
  },
}

export default en
export type PaymentMessages = typeof en
