const en = {
  policies: {
    calledOff: 'If you call a date off, everything that was paid for it is given back.',
    fee: 'You keep {fee}: of a ticket at {price}, {back} is given back.',
    free: 'Everything that was paid is given back.',
    hours: 'Buyers can cancel until so many hours before it begins',
    hoursHelp: 'Left empty, buyers cannot cancel by themselves.',
    never: 'Buyers cannot cancel by themselves.',
    noWithdrawal:
      'There is no right of withdrawal of 14 days for leisure on a given date (French consumer code, L221-28, 12°). Buyers read this before they pay.',
    percent: 'What you keep of the price then, in percent',
    read: 'What this means',
    until:
      'Buyers can cancel by themselves until {hours} hour before it begins. | Buyers can cancel by themselves until {hours} hours before it begins.',
  },
}

export type PoliciesMessages = typeof en

export default en
