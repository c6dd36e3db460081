// When rates are sold, as bars on a line.

import type { EditedRate } from '@/backoffice/api/set-up-types'

export interface Bar {
  rate: EditedRate
  /** Where it begins and how long it is, in parts of a hundred of the line. */
  start: number
  length: number
}

export interface TimeLine {
  /** Rates of one audience follow each other. */
  audiences: { audience: string; bars: Bar[] }[]
  /** Where the present is. */
  now: number
}

const ms = (iso: string): number => Date.parse(iso)

/**
 * From the first beginning to the last end that is known, or the present, or the end of the last date; nothing where no rate has an
 * own time.
 */
export function timeLineOf(
  rates: readonly EditedRate[],
  now: number,
  lastEnd: string | undefined,
): TimeLine | undefined {
  const known = rates.flatMap(({ sale_starts_at, sale_ends_at }) =>
    [sale_starts_at, sale_ends_at].filter((iso) => iso !== null).map(ms),
  )
  if (known.length === 0) return undefined
  const from = Math.min(...known, now)
  const to = Math.max(...known, now, ...(lastEnd ? [ms(lastEnd)] : []))
  if (to === from) return undefined
  const at = (time: number): number => (100 * (time - from)) / (to - from)

  const bars = rates.map((rate): Bar => {
    const start = rate.sale_starts_at ? at(ms(rate.sale_starts_at)) : 0
    const end = rate.sale_ends_at ? at(ms(rate.sale_ends_at)) : 100
    return { rate, start, length: Math.max(end - start, 0) }
  })
  const audiences = [...new Set(rates.map(({ audience }) => audience))].map((audience) => ({
    audience,
    bars: bars
      .filter(({ rate }) => rate.audience === audience)
      .toSorted((one, other) => one.start - other.start),
  }))
  return { audiences, now: at(now) }
}
