const en = {
  editor: {
    availability: {
      exact: 'How many are left',
      few_left: 'That few are left',
      hidden: 'Only whether there are any',
    },
    cancellable: 'Cancelling, until so many hours before',
    cancellableHelp: 'Left empty, buyers cannot cancel by themselves.',
    cancellationFee: 'What you keep of the price then, in percent',
    category: 'Category',
    comingDates: 'Dates to come',
    currency: 'Currency',
    currencyFixed: 'The currency is {currency}: it stays once somebody has ordered.',
    currencyRule: 'The three letters of a currency, such as EUR.',
    dates: 'Dates',
    fewLeft: 'Few are left below so many percent',
    hold: 'Minutes to fill in the form',
    holdHelp: 'So long places are kept for somebody who orders.',
    nameNeeded: 'A name in one of the languages is needed.',
    notGiven: 'not given',
    orders: 'Orders',
    payment: { demo: 'Demo payment', offline: 'Bank transfer' },
    paymentText: {
      demo: 'A button that pays nothing, for trying out.',
      offline: 'To your bank account. You say when the money is there.',
    },
    paymentTime: 'Minutes to pay',
    paymentTimeHelp: 'So long an order waits for its money. A bank transfer has more time.',
    payments: 'How buyers pay',
    placesPerOrder: 'Places in one order at most',
    section: {
      event: 'Overview',
      'event-settings': 'Settings',
      'event-texts': 'Texts',
    },
    sections: 'Parts of the event',
    seePage: 'See its page',
    shown: 'What buyers are told of what is left',
    slug: 'Address of its page',
    slugFixed: 'The address is /events/{slug}: it stays once it was on sale.',
    slugHelp: 'What follows /events/ in it.',
    slugRule: 'Small letters without accents and digits, parted by hyphens.',
    text: {
      description: {
        en: 'Description in English',
        fr: 'Description in French',
        help: 'An empty line begins a new paragraph. Markdown is understood: # heading, **bold**, *italics*, - list, [words](https://…).',
      },
      name: {
        en: 'Name in English',
        fr: 'Name in French',
        help: 'One language is enough; who reads the other one sees this one.',
      },
      refund_policy: {
        en: 'Refunds, in English',
        fr: 'Refunds, in French',
        help: 'What you say about refunds and exchanges, if there is more to say than the settings do.',
      },
      summary: {
        en: 'Summary in English',
        fr: 'Summary in French',
        help: 'A line or two, for lists and previews.',
      },
    },
  },
}

export type EditorMessages = typeof en

export default en
