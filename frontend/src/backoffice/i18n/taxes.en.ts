const en = {
  taxField: {
    adds: 'It is added to your tax rates.',
    choose: 'Please choose',
    help: 'Prices contain the tax. What is proposed depends on the category and the place; whether it is right, you decide.',
    label: 'Tax',
    law: 'Law: {reference}',
    none: 'No tax',
    option: '{rate} · {name}',
    proposed: '{rate} · {name} (proposed)',
    unlisted: '{rate} (not in your list)',
  },
  taxes: {
    add: 'Add a tax rate',
    added: 'The tax rate is added.',
    archive: 'Archive',
    archiveText:
      'No ticket is given it any more. {count} ticket type or add-on keeps it. | No ticket is given it any more. {count} ticket types or add-ons keep it.',
    archiveTitle: 'Archive “{name}”?',
    archived: 'Archived tax rates',
    archivedDone: 'The tax rate is archived.',
    change: 'Change',
    changeTitle: 'Change the tax rate',
    exemption: 'Why there is no tax',
    exemptionHelp: 'It belongs on invoices, such as “VAT not applicable, art. 293 B of the CGI”.',
    law: 'Law',
    lawHelp: 'The article, such as “CIBS, art. L. 213-230”.',
    lead: 'The rates that your prices contain, and the law of each. A percentage never changes: another one is another rate.',
    name: 'Name',
    nameHelp: 'For whoever chooses it, such as “Shows”.',
    none: 'No tax rates yet',
    noneText:
      'When you add a ticket, rates are proposed for its category and place. Those that you choose are kept here.',
    percent: 'Percent',
    percentHelp: 'Such as 5.5. It stays as it is.',
    products: 'Tickets and add-ons',
    title: 'Tax rates',
    unarchive: 'Use again',
    unarchivedDone: 'The tax rate can be chosen again.',
  },
}

export type TaxesMessages = typeof en

export default en
