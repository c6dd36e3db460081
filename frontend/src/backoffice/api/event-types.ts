// What the back office's function says of events and is told, under the names that the pages read best by.

import type { components, operations } from '@/api/schema'

type Schemas = components['schemas']

export type Texts = Schemas['Texts']
export type Category = Schemas['Category']
export type EventStatus = Schemas['EventStatus']
export type AvailabilityShown = Schemas['AvailabilityShown']
export type PaymentMethod = Schemas['PaymentMethod']

export type EventLine = Schemas['EventLine']
export type EventsQuery = NonNullable<operations['backoffice.events_list']['parameters']['query']>
export type ListedState = Schemas['ListedState']

/** An event as its editor has it. */
export type EditedEvent = Schemas['EventDocument']
export type NewEvent = Schemas['EventRequest']
export type EventCopy = Schemas['DuplicateRequest']
export type EventChange = Schemas['EventChange']
