import type { OrganizerMessages } from './organizer.en'

const fr: OrganizerMessages = {
  organizer: {
    allLead: 'Ceux pour qui vous travaillez, et à quel titre.',
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
