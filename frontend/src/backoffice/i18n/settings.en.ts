const en = {
  bank: {
    given:
      'There is a bank account. For safety it is not shown to anybody; you can replace it by another one.',
    holder: 'Account holder',
    iban: 'IBAN',
    ibanHelp: 'With or without spaces, as it stands on a bank statement.',
    lead: 'Where buyers who pay by bank transfer send their money. Only owners can change it.',
    none: 'There is no bank account yet.',
    notAnIban: 'This is not an IBAN: compare each digit with your bank statement.',
    replace: 'Replace the account',
    saved: 'The bank account is saved.',
    title: 'Bank account',
  },
  settings: {
    address: 'Address',
    currency: 'Currency of new events',
    currencyHelp: 'Events that are there keep theirs.',
    defaults: 'For every event',
    email: 'E-mail address for buyers',
    lead: 'What buyers read about who sells.',
    legal: 'Legal data',
    legalName: 'Legal name',
    legalNameHelp: 'Whom buyers contract with, such as “Parvis, cooperative society”.',
    licenceNumbers: 'Licence numbers',
    licenceNumbersHelp: 'Of those who put on shows. One in each line, at most ten.',
    licenceRefused: 'Line {line} was not accepted: one number of at most 200 characters.',
    locale: 'Language of mails to the organizer',
    name: 'Name',
    nameHelp: 'As buyers know you.',
    notAName: 'Enter a name on one line, without web or e-mail addresses and telephone numbers.',
    notGiven: 'not given',
    privacy: { en: 'Privacy notice in English', fr: 'Privacy notice in French' },
    public: 'For buyers',
    publicPage: 'See the public page',
    registrationNumber: 'Registration number',
    registrationNumberHelp: 'In the register of your country, such as a SIRET.',
    retentionMonths: 'Months to keep buyers’ data',
    retentionMonthsHelp:
      'How long after a date you mean to keep names, addresses and answers, 1 to 120 months. Nothing is erased by itself yet.',
    terms: { en: 'Terms of sale in English', fr: 'Terms of sale in French' },
    texts: 'Your own texts',
    textsHelp:
      'An empty line begins a new paragraph. Where you write nothing, the ticket office’s own texts apply.',
    title: 'Organizer',
    tooManyLines: 'At most {limit} lines.',
    vatNumber: 'VAT number',
  },
}

export type SettingsMessages = typeof en

export default en
