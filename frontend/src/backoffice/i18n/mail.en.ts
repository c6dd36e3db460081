const en = {
  mail: {
    all: 'All mails',
    help: 'Markdown is understood: **bold**, *italics*, - list, [words](https://…). Who reads the language that you do not write in sees the other one.',
    intro:
      'Buyers get these mails by themselves, in the language in which they ordered. To each of them you can add words of your own.',
    kind: {
      date_cancelled: 'Date called off',
      late_payment_refunded: 'Payment came too late',
      order_cancelled: 'Order cancelled',
      order_expired: 'Order expired',
      payment_instructions: 'How to pay',
      refunded: 'Money given back',
      tickets: 'Tickets',
    },
    language: { en: 'English', fr: 'French' },
    placeholder: {
      buyer: 'Name of the buyer',
      event: 'Name of the event',
      order: 'Number of the order',
      organizer: 'Your name',
    },
    plain: 'As plain text',
    preview: 'What buyers read',
    previewHelp:
      'With an order that is made up. It changes while you type; nothing is sent to anybody.',
    previewLanguage: 'Language of the mail',
    remove: 'Add nothing any more',
    removeText: 'Your words are gone, in both languages. The rest of the mail stays.',
    removeTitle: 'Add nothing to this mail any more?',
    removed: 'The mail is as it was at first.',
    saveFirst: 'Save first: the test mail has what is saved.',
    send: 'Send me a test mail',
    sent: 'The test mail is on its way to you.',
    subject: 'Subject: {subject}',
    text: { en: 'Your words in English', fr: 'Your words in French' },
    textOf: 'Your words: {mail}',
    when: {
      date_cancelled:
        'When you call off the event, or a date of the order. What you tell buyers then stands in the place of this text.',
      late_payment_refunded: 'When money comes after the places have gone, and is given back.',
      order_cancelled: 'When an order is cancelled, by its buyer or by you.',
      order_expired: 'When nobody has paid in time.',
      payment_instructions: 'When somebody has ordered and pays by bank transfer.',
      refunded: 'When money was given back.',
      tickets: 'As soon as an order is paid, with the tickets.',
    },
    written: 'With your words',
  },
}

export type MailMessages = typeof en

export default en
