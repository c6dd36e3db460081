import type { Availability, EventDetails, Rate, RateState, SaleState } from '@/api/types'

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
