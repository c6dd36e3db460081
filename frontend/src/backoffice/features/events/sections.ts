/** The parts of an event's editor, in the order of its navigation: the names of their routes, and of their words. */
export const SECTIONS = [
  'event',
  'event-texts',
  'event-dates',
  'event-capacity',
  'event-tickets',
  'event-codes',
  'event-settings',
] as const
