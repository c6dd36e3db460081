import type { EventsMessages } from './events.en'

const fr: EventsMessages = {
  events: {
    archived: 'Archivé',
    create: 'Nouvel événement',
    createFirst: 'Créer un événement',
    dates: '{count} date | {count} dates',
    deleted: 'Supprimé',
    deletedAt: 'supprimé le',
    more: 'Plus d’événements',
    name: 'Événement',
    nextDate: 'Prochaine date',
    noStock: 'pas encore de places',
    none: {
      archived: 'Rien n’est archivé',
      deleted: 'Rien n’est supprimé',
      drafts: 'Aucun brouillon',
      past: 'Rien n’est encore passé',
      upcoming: 'Rien n’est encore en vente',
    },
    noneText: {
      archived: 'Ce qui est passé peut être rangé ici, hors des autres listes.',
      deleted: 'Ce qui est supprimé peut être rétabli pendant 30 jours.',
      drafts: 'Ce qui est préparé et pas encore en vente est ici.',
      past: 'Les événements dont toutes les dates sont passées sont ici.',
      upcoming: 'Quatre questions, et les billets sont en vente.',
    },
    notFound: 'Rien avec « {search} »',
    notFoundText: 'Regardez dans les autres listes, ou cherchez un autre mot.',
    search: 'Chercher par nom',
    state: {
      archived: 'Archivés',
      deleted: 'Supprimés',
      drafts: 'Brouillons',
      past: 'Passés',
      upcoming: 'À venir',
    },
    states: 'Listes d’événements',
    status: { cancelled: 'Annulé', draft: 'Brouillon', published: 'En vente' },
    stock: 'Vendu',
    title: 'Événements',
  },
  stock: {
    free: 'libre : {free}',
    held: 'réservé : {held}',
    sold: 'vendu : {sold} sur {capacity}',
  },
}

export default fr
