const en = {
  organizer: {
    allLead: 'Those that you work for, and as what.',
    email: 'E-mail address for buyers',
    foundDone: '{name} is founded.',
    foundLead:
      'The organizer is who sells: an association, a venue, a company, or you. You can change everything later.',
    foundSubmit: 'Found',
    foundTitle: 'Who sells the tickets?',
    name: 'Name',
    nameHelp: 'As buyers know you.',
  },
}

export default en
export type OrganizerMessages = typeof en
