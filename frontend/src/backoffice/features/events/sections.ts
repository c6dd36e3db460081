/** The parts of an event's editor, in the order of its navigation: the names of their routes, and of their words. */
export const SECTIONS = [
  'event',
  'event-texts',
  'event-pictures',
  'event-dates',
  'event-capacity',
  'event-tickets',
  'event-codes',
  'event-questions',
  'event-mail',
  'event-policies',
  'event-settings',
] as const
