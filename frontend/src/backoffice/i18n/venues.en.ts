const en = {
  venues: {
    add: 'Add a venue',
    added: '“{name}” is added.',
    address: 'Address',
    change: 'Change',
    changeTitle: 'Change the venue',
    changed: '“{name}” is saved.',
    dates: 'Dates',
    isShown:
      '{count} date is there: what you save is seen by everybody at once, in calendars too. | {count} dates are there: what you save is seen by everybody at once, in calendars too.',
    lead: 'Where your events take place. Times of dates are those of the venue’s time zone.',
    none: 'No venues yet',
    noneText: 'Add one here, or type it when you set up an event.',
    of: 'of {name}',
    onMap: 'On the map',
    stays:
      '{count} date takes place there, or did. Give it another venue or delete it first. | {count} dates take place there, or did. Give them another venue or delete them first.',
    staysForRule: 'A date or a rule of dates is for it. Give that another venue first.',
    staysTitle: '“{name}” stays',
    title: 'Venues',
  },
}

export type VenuesMessages = typeof en

export default en
