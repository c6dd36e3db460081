// What is needed to sell an event, venues, dates, capacities, products and what is missing, under the names that the pages read
// best by.

import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Venue = Schemas['EditedVenue']
export type NewVenue = Schemas['VenueRequest']

/** A date. `starts`, `ends` and `doors` are of the venue's clocks: `2027-03-12T20:30`. */
export type EventDate = Schemas['EditedOccurrence']
export type NewDate = Schemas['OccurrenceRequest']
export type DateChange = Schemas['OccurrenceChange']
/** Dates by a rule. */
export type NewSeries = Schemas['SeriesRequest']
export type EventSeries = Schemas['OccurrenceSeries']
export type SeriesDates = Schemas['RecurrenceDates']
export type SeriesQuestion = Schemas['RecurrenceAmbiguousTime']
export type SeriesChoice = Schemas['RecurrenceChoice']
export type Frequency = Schemas['RecurrenceFrequency']
export type Weekday = Schemas['Weekday']
/** Which of two instants is meant by a local time that clocks skip or have twice. */
export type ClockChoice = Schemas['Moment']

export type Area = Schemas['Area']
export type NewArea = Schemas['AreaRequest']
export type Pool = Schemas['EditedPool']
/** The rows of a pool whose places are numbered. */
export type PoolRows = Schemas['PoolRows']
export type RowsChange = Schemas['RowsChange']
export type RowsRequest = Schemas['RowsRequest']
export type RowsPreview = Schemas['RowsPreview']
export type SeatRow = Schemas['SeatRow']
export type RowFault = Schemas['RowFault']

export type ProductKind = Schemas['ProductKind']
export type EditedProduct = Schemas['EditedProduct']
export type EditedRate = Schemas['EditedRate']
export type NewProduct = Schemas['ProductRequest']
export type NewRate = Schemas['RateRequest']

export type Checklist = Schemas['EventChecklist']
export type Missing = Schemas['Missing']
/** Whether a rate can be bought for a date, and what stands in the way. */
export type SaleCheck = Schemas['SaleCheck']
export interface SaleQuestion {
  rate_id: string
  occurrence_id: string
  /** RFC 3339; nothing: now. */
  at?: string
  code?: string
}
export type SaleReason = Schemas['SaleReason']
