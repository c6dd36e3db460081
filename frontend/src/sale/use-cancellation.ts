import { computed, type ComputedRef } from 'vue'
import type { EventDetails, Order } from '@/api/types'
import { useWording } from '@/i18n/use-wording'
import { isFreeOffer } from './free'

/** Whether, until when and at which cost a buyer may cancel, in a sentence: for this date, else for the next one. */
export function useCancellation(
  event: () => EventDetails | undefined,
  startsAt: () => string | undefined = () => undefined,
): ComputedRef<string | undefined> {
  const { t, percent, moment } = useWording()
  return computed(() => {
    const shown = event()
    if (!shown) return undefined
    const { allowed_until: until, fee_basis_points: fee } = shown.cancellation
    const zone = shown.occurrences[0]?.time_zone
    const isFree = isFreeOffer(shown.products)
    if (!until || !zone)
      return t(isFree ? 'event.cancellationNeverFree' : 'event.cancellationNever')
    const date = moment(later(until, shown.next_occurrence?.starts_at, startsAt()), zone)
    if (isFree) return t('event.cancellationUntil', { date })
    return fee > 0
      ? t('event.cancellationFee', { date, fee: percent(fee) })
      : t('event.cancellationFree', { date })
  })
}

/** When the first date of an order begins: until so long before it, it can be cancelled. */
export const firstStart = (order: Order): string | undefined =>
  order.lines.map(({ occurrence }) => occurrence.starts_at).toSorted()[0]

/** As long before another date as `until` is before the next one. */
function later(until: string, next: string | undefined, other: string | undefined): string {
  if (!next || !other) return until
  return new Date(Date.parse(until) + Date.parse(other) - Date.parse(next)).toISOString()
}
