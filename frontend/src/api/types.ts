// The shapes of the HTTP API as the storefront reads them: names, money and
// times as docs describe them. `paths` has the form that openapi-fetch takes,
// so that a generated file can stand in its place.

export type Language = 'fr' | 'en'

/** A text in French, in English or in both. */
export interface LocalizedText {
  fr?: string | null
  en?: string | null
}

/** Minor units (cents) of an ISO 4217 currency. */
export interface Money {
  amount: number
  currency: string
}

export interface Page<T> {
  items: T[]
  /** Absent on the last page. */
  next_cursor?: string | null
}

export type Category =
  'concert' | 'theatre' | 'festival' | 'conference' | 'sport' | 'community' | 'exhibition' | 'other'

export type SaleState =
  'on_sale' | 'not_yet_on_sale' | 'few_left' | 'sold_out' | 'ended' | 'cancelled'

export interface EventSummary {
  id: string
  slug: string
  name: LocalizedText
  summary: LocalizedText
  category: Category
  image_url?: string | null
  next_occurrence: {
    id: string
    starts_at: string
    ends_at: string
    time_zone: string
  } | null
  occurrence_count: number
  venue: {
    name: string
    city: string
    country: string
    latitude: number
    longitude: number
  }
  distance_km?: number | null
  price_from: Money | null
  state: SaleState
  organizer: { slug: string; name: string }
}

export interface Venue {
  id: string
  name: string
  address: string
  postal_code: string
  city: string
  country: string
  latitude: number
  longitude: number
}

export interface Occurrence {
  id: string
  starts_at: string
  ends_at: string
  doors_at?: string | null
  time_zone: string
  venue: Venue
  state: SaleState
}

export interface Rate {
  id: string
  name: LocalizedText
  price: Money
  tax_rate_basis_points: number
  sale_starts_at?: string | null
  sale_ends_at?: string | null
  /** By its dates alone, whatever is left. */
  state: 'on_sale' | 'upcoming' | 'ended'
  minimum_per_order: number
  maximum_per_order: number
  /** The buyer chooses numbered places instead of a quantity. */
  numbered: boolean
  occurrence_ids: string[]
}

export interface Product {
  id: string
  name: LocalizedText
  description: LocalizedText
  kind: 'ticket' | 'addon'
  rates: Rate[]
}

export type QuestionKind = 'text' | 'choice' | 'choices' | 'boolean' | 'number' | 'date'

/** `date` is YYYY-MM-DD; `choices` is the list of chosen values. */
export type Answer = string | number | boolean | string[]
export type Answers = Record<string, Answer>

export interface Question {
  id: string
  scope: 'order' | 'attendee'
  kind: QuestionKind
  label: LocalizedText
  help?: LocalizedText | null
  required: boolean
  options?: { value: string; label: LocalizedText }[] | null
  maximum_length?: number | null
  minimum?: number | null
  maximum?: number | null
  /** Asked only when that earlier question of the same scope has this answer. */
  when?: { question_id: string; equals: Answer } | null
  /** Asked only for these products; empty or absent: for all. */
  product_ids?: string[] | null
}

export interface OrderRules {
  maximum_places: number
  hold_seconds: number
  payment_methods: string[]
}

export interface EventDetails extends Omit<EventSummary, 'venue' | 'organizer'> {
  venue: EventSummary['venue'] | null
  organizer: { slug: string; name: string; email: string }
  description: LocalizedText
  occurrences: Occurrence[]
  products: Product[]
  questions: Question[]
  order_rules: OrderRules
  cancellation: { allowed_until?: string | null; fee_basis_points: number }
  /** What became of the code that was given; `null`: none was. */
  code: { state: 'unknown' | 'valid' | 'expired' } | null
}

export type RateState = 'on_sale' | 'few_left' | 'sold_out' | 'upcoming' | 'ended'

export interface RateAvailability {
  id: string
  state: RateState
  /** Shown only where the organizer chose to show figures. */
  free?: number | null
  total?: number | null
}

export interface Availability {
  occurrences: { id: string; rates: RateAvailability[] }[]
}

export interface Place {
  id: string
  label: string
  state: 'free' | 'taken'
  rate_ids: string[]
}

export interface PlaceRow {
  section: string
  row: string
  places: Place[]
}

export interface Places {
  rows: PlaceRow[]
}

export type OrderItem =
  | { occurrence_id: string; rate_id: string; quantity: number }
  | { occurrence_id: string; rate_id: string; places: string[] }

export interface NewOrder {
  event: string
  locale: Language
  items: OrderItem[]
  code?: string
}

export interface ChangedItems {
  items: OrderItem[]
  code?: string
}

export interface Contact {
  name: string
  email: string
}

export interface OrderDetails {
  contact: Contact
  answers: Answers
  attendees: { line: number; name?: string; email?: string; answers: Answers }[]
}

export interface OrderLine {
  line: number
  product_id: string
  rate_id: string
  place_id?: string | null
  occurrence: {
    id: string
    starts_at: string
    ends_at: string
    time_zone: string
    venue_name: string
    city: string
  }
  product_name: LocalizedText
  rate_name: LocalizedText
  place_label?: string | null
  price: Money
  full_price: Money
  tax: Money
  tax_rate_basis_points: number
  attendee: { name?: string | null; email?: string | null; answers?: Answers | null } | null
  ticket: { serial: number | string; status: 'valid' | 'revoked'; token: string } | null
  status: 'live' | 'cancelled'
}

export interface Payment {
  id: string
  provider: string
  status: 'pending' | 'succeeded' | 'failed' | 'late' | 'mismatched'
  amount: Money
  redirect_url?: string | null
  instructions?: LocalizedText | null
  expires_at?: string | null
}

export interface Refund {
  id: string
  amount: Money
  status: 'pending' | 'succeeded' | 'failed'
  reason:
    | 'late_payment'
    | 'duplicate_payment'
    | 'wrong_amount'
    | 'cancelled_by_buyer'
    | 'cancelled_by_organizer'
}

export interface Order {
  id: string
  secret: string
  reference: string
  status: 'held' | 'placed' | 'paid' | 'cancelled' | 'expired'
  expires_at?: string | null
  created_at: string
  locale: Language
  event: { id: string; slug: string; name: LocalizedText }
  contact: Contact | null
  lines: OrderLine[]
  code?: string | null
  total: Money
  tax_total: Money
  discount_total: Money
  answers: Answers
  questions: Question[]
  payment: Payment | null
  refunds: Refund[]
  cancellation: { allowed: boolean; until?: string | null; fee: Money; refund: Money }
}

export interface EventsQuery {
  q?: string
  lat?: number
  lon?: number
  radius_km?: number
  /** First and last day (YYYY-MM-DD) on the calendar of the venue. */
  from?: string
  to?: string
  category?: Category
  cursor?: string
  limit?: number
}

interface Json<T> {
  headers: Record<string, unknown>
  content: { 'application/json': T }
}

interface NoBody {
  headers: Record<string, unknown>
  content?: never
}

interface Input {
  query?: unknown
  path?: unknown
  header?: unknown
}

interface Read<T, I extends Input = object> {
  parameters: I
  responses: { 200: Json<T> }
}

interface Write<B, R, I extends Input> {
  parameters: I
  requestBody: { content: { 'application/json': B } }
  responses: R
}

interface OfEvent {
  path: { slug: string }
}
interface OfOrder {
  path: { secret: string }
}
interface WithCode {
  /** Shows what others do not see. */
  query?: { code?: string }
}
interface Once {
  header: { 'Idempotency-Key': string }
}
type Nothing = Record<string, never>

export interface paths {
  '/api/v1/catalog/events': {
    get: Read<Page<EventSummary>, { query?: EventsQuery }>
  }
  '/api/v1/catalog/events/{slug}': {
    get: Read<EventDetails, OfEvent & WithCode>
  }
  '/api/v1/catalog/events/{slug}/availability': {
    get: Read<Availability, OfEvent & WithCode>
  }
  '/api/v1/catalog/events/{slug}/occurrences/{id}/places': {
    get: Read<Places, { path: { slug: string; id: string } } & WithCode>
  }
  '/api/v1/checkout/orders': {
    post: Write<NewOrder, { 201: Json<Order> }, Once>
  }
  '/api/v1/checkout/orders/{secret}': {
    get: Read<Order, OfOrder>
    delete: { parameters: OfOrder; responses: { 204: NoBody } }
  }
  '/api/v1/checkout/orders/{secret}/items': {
    put: Write<ChangedItems, { 200: Json<Order> }, OfOrder>
  }
  '/api/v1/checkout/orders/{secret}/details': {
    put: Write<OrderDetails, { 200: Json<Order> }, OfOrder>
  }
  '/api/v1/checkout/orders/{secret}/place': {
    post: Write<Nothing, { 200: Json<Order> }, OfOrder & Once>
  }
  '/api/v1/payments/orders/{secret}/payments': {
    post: Write<{ provider: string }, { 201: Json<Payment> }, OfOrder & Once>
  }
  '/api/v1/orders/{secret}': {
    get: Read<Order, OfOrder>
  }
  '/api/v1/orders/{secret}/lines/{line}/attendee': {
    patch: Write<{ name: string }, { 200: Json<Order> }, { path: { secret: string; line: number } }>
  }
  '/api/v1/orders/{secret}/mail': {
    post: { parameters: OfOrder; responses: { 202: NoBody } }
  }
  '/api/v1/orders/{secret}/cancel': {
    post: Write<Nothing, { 200: Json<Order> }, OfOrder & Once>
  }
}
