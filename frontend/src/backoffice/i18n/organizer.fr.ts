import type { OrganizerMessages } from './organizer.en'

const fr: OrganizerMessages = {
  organizer: {
    email: 'Adresse e-mail pour les acheteurs',
    foundDone: '{name} est créé.',
    foundLead:
      'L’organisateur est celui qui vend : une association, une salle, une société, ou vous. Tout peut être modifié plus tard.',
    foundSubmit: 'Créer',
    foundTitle: 'Qui vend les billets ?',
    name: 'Nom',
    nameHelp: 'Celui sous lequel les acheteurs vous connaissent.',
  },
}

export default fr
