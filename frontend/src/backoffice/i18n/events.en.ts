const en = {
  events: {
    archived: 'Archived',
    create: 'New event',
    createFirst: 'Set up an event',
    dates: '{count} date | {count} dates',
    deleted: 'Deleted',
    deletedAt: 'deleted on',
    more: 'More events',
    name: 'Event',
    nextDate: 'Next date',
    noStock: 'no places yet',
    none: {
      archived: 'Nothing is archived',
      deleted: 'Nothing is deleted',
      drafts: 'No drafts',
      past: 'Nothing is over yet',
      upcoming: 'Nothing is on sale yet',
    },
    noneText: {
      archived: 'What is over can be put away here, out of the other lists.',
      deleted: 'What is deleted can be restored for 30 days.',
      drafts: 'What is set up and not on sale yet is here.',
      past: 'Events whose dates are all over are here.',
      upcoming: 'Four questions, and tickets are on sale.',
    },
    notFound: 'Nothing with “{search}”',
    notFoundText: 'Look in the other lists, or for another word.',
    search: 'Search by name',
    state: {
      archived: 'Archived',
      deleted: 'Deleted',
      drafts: 'Drafts',
      past: 'Past',
      upcoming: 'Upcoming',
    },
    states: 'Lists of events',
    status: { cancelled: 'Called off', draft: 'Draft', published: 'On sale' },
    stock: 'Sold',
    title: 'Events',
  },
  stock: {
    free: '{free} free',
    held: '{held} held',
    sold: '{sold} of {capacity} sold',
  },
}

export type EventsMessages = typeof en

export default en
