import type { VenuesMessages } from './venues.en'

const fr: VenuesMessages = {
  venues: {
    add: 'Ajouter un lieu',
    added: '« {name} » est ajouté.',
    address: 'Adresse',
    change: 'Modifier',
    changeTitle: 'Modifier le lieu',
    changed: '« {name} » est enregistré.',
    dates: 'Dates',
    isShown:
      '{count} date y a lieu : ce que vous enregistrez est vu de tous aussitôt, dans les calendriers aussi. | {count} dates y ont lieu : ce que vous enregistrez est vu de tous aussitôt, dans les calendriers aussi.',
    lead: 'Là où vos événements ont lieu. Les heures des dates sont celles du fuseau horaire du lieu.',
    none: 'Pas encore de lieu',
    noneText: 'Ajoutez-en un ici, ou indiquez-le en préparant un événement.',
    of: 'de {name}',
    onMap: 'Sur la carte',
    stays:
      '{count} date y a lieu, ou y a eu lieu. Donnez-lui d’abord un autre lieu, ou supprimez-la. | {count} dates y ont lieu, ou y ont eu lieu. Donnez-leur d’abord un autre lieu, ou supprimez-les.',
    staysForRule: 'Une date ou une règle de dates en dépend. Donnez-lui d’abord un autre lieu.',
    staysTitle: '« {name} » reste',
    title: 'Lieux',
  },
}

export default fr
