// The API's own words under the names that the storefront reads best by.

import type { components, operations } from './schema'

type Schemas = components['schemas']

export type Language = Schemas['Locale']
/** A text in French, in English or in both. */
export type LocalizedText = Schemas['Text']
/** The same with formatting: parts of a text, as a tree. */
export type FormattedText = Schemas['FormattedText']
export type Block = Schemas['Block']
export type Inline = Schemas['Inline']
/** Minor units (cents) of an ISO 4217 currency. */
export type Money = Schemas['Money']

export type Category = Schemas['Category']
export type SaleState = Schemas['SaleState']
export type EventsQuery = NonNullable<operations['catalog.list_events']['parameters']['query']>
export type EventSummary = Schemas['EventSummary']
export type EventDetails = Schemas['Event']
/** A picture of an event, in its sizes. */
export type EventImage = Schemas['EventImage']
/** Who runs the ticket office; what they have not said is `null`. */
export type Operator = Schemas['Operator']
/** Who sells, told in full; what they have not said is `null`. */
export type OrganizerDetails = Schemas['OrganizerDetails']
export type EventsPage = Schemas['EventSummaryPage']
export type Occurrence = Schemas['Occurrence']
export type Product = Schemas['Product']
export type Rate = Schemas['Rate']
export type OrderRules = Schemas['OrderRules']

export type Availability = Schemas['Availability']
export type RateState = Schemas['RateState']
export type Place = Schemas['Place']
export type PlaceRow = Schemas['PlaceRow']

export type Question = Schemas['Question']
/** `date` is YYYY-MM-DD; `choices` is the list of chosen values. */
export type Answer = Schemas['Answer']
export type Answers = Schemas['Order']['answers']

export type NewOrder = Schemas['NewOrder']
export type ChangedItems = Schemas['NewItems']
export type OrderItem = Schemas['ItemInput']
export type OrderDetails = Schemas['DetailsInput']
export type Contact = Schemas['Contact']

export type Order = Schemas['Order']
/** What event and organizer said when an order was placed. */
export type OrderTerms = Schemas['OrderTerms']
export type OrderLine = Schemas['Line']
export type Payment = Schemas['Payment']
export type Refund = Schemas['Refund']
