import type { Availability, EventDetails, Order, Rate, RateState, SaleState } from '@/api/types'
import { liveLines } from './order-lines'

export interface RateStatus {
  state: RateState
  /** Undefined where the organizer shows no figures. */
  free?: number
  total?: number
}

/** What can be taken of a rate now: the latest availability, else what the event page said. */
export function rateStatus(
  rate: Rate,
  occurrenceId: string,
  availability: Availability | undefined,
): RateStatus {
  const live = availability?.occurrences
    .find((occurrence) => occurrence.id === occurrenceId)
    ?.rates.find((candidate) => candidate.id === rate.id)
  if (!live) return { state: rate.state }
  return {
    state: live.state,
    ...(typeof live.free === 'number' && { free: live.free }),
    ...(typeof live.total === 'number' && { total: live.total }),
  }
}

export function isBuyable(state: RateState): boolean {
  return state === 'on_sale' || state === 'few_left'
}

/** One word for an occurrence: the best that any of its rates offers. */
export function occurrenceState(
  event: EventDetails,
  occurrenceId: string,
  availability: Availability | undefined,
): SaleState {
  const known = event.occurrences.find((candidate) => candidate.id === occurrenceId)?.state
  if (known === 'cancelled' || known === 'ended') return known
  const states = new Set(
    event.products
      .filter((product) => product.kind === 'ticket')
      .flatMap((product) => product.rates)
      .filter((rate) => rate.occurrence_ids.includes(occurrenceId))
      .map((rate) => rateStatus(rate, occurrenceId, availability).state),
  )
  if (states.has('on_sale')) return 'on_sale'
  if (states.has('few_left')) return 'few_left'
  if (states.has('upcoming')) return 'not_yet_on_sale'
  if (states.has('sold_out')) return 'sold_out'
  if (states.has('ended')) return 'ended'
  return known ?? 'ended'
}

/** When the next rate opens, for a countdown. */
export function nextSaleStart(event: EventDetails, nowMs: number): string | undefined {
  const starts = event.products
    .flatMap((product) => product.rates)
    .map((rate) => rate.sale_starts_at)
    .filter((iso): iso is string => typeof iso === 'string' && Date.parse(iso) > nowMs)
  return starts.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
}

/** The availability as the visitor has it: what they hold themselves is theirs to take. */
export function withOwnHold(
  availability: Availability | undefined,
  order: Order | undefined,
): Availability | undefined {
  if (!availability || !order) return availability
  const units = new Map<string, number>()
  for (const { occurrence, rate_id: rateId } of liveLines(order.lines)) {
    const name = `${occurrence.id} ${rateId}`
    units.set(name, (units.get(name) ?? 0) + 1)
  }
  return {
    ...availability,
    occurrences: availability.occurrences.map((occurrence) => ({
      ...occurrence,
      rates: occurrence.rates.map((rate) => {
        const own = units.get(`${occurrence.id} ${rate.id}`)
        if (own === undefined) return rate
        const { free, state } = rate
        return {
          ...rate,
          ...(typeof free === 'number' && { free: free + own }),
          ...(state === 'sold_out' && { state: 'few_left' as const, free: own }),
        }
      }),
    })),
  }
}
