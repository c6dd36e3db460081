// The capacities of an event by their names, with what there is of each at which date.

import { ApiProblem } from '@/api/problem'
import type { Area, EventDate, Pool } from '@/backoffice/api/set-up-types'

/** A capacity at a date, or of all dates together. */
export interface PoolAt {
  pool: Pool
  /** Nothing where all dates share it. */
  date?: EventDate
}

export interface AreaPools {
  area: Area
  pools: PoolAt[]
}

export function poolsByArea(
  areas: readonly Area[],
  dates: readonly EventDate[],
  shared: readonly Pool[],
): AreaPools[] {
  return areas.map((area) => ({
    area,
    pools: area.shared
      ? shared.filter(({ name }) => name === area.name).map((pool) => ({ pool }))
      : dates.flatMap((date) =>
          date.pools.filter(({ name }) => name === area.name).map((pool) => ({ pool, date })),
        ),
  }))
}

/** Of the same area at the other dates. */
export function othersOf({ pool, date }: PoolAt, dates: readonly EventDate[]): Pool[] {
  if (!date) return []
  return dates.flatMap(({ pools }) =>
    pools.filter(
      ({ id, name, numbered }) =>
        name === pool.name && id !== pool.id && numbered === pool.numbered,
    ),
  )
}

/** As it is now. */
export function findPool(
  id: string,
  dates: readonly EventDate[],
  shared: readonly Pool[],
): Pool | undefined {
  return [...shared, ...dates.flatMap(({ pools }) => pools)].find((pool) => pool.id === id)
}

/** Changes one after the other. How many stay as they are: more is sold there, or somebody else has changed them meanwhile. */
export async function changeEach(
  pools: readonly Pool[],
  change: (pool: Pool) => Promise<unknown>,
): Promise<number> {
  let kept = 0
  for (const pool of pools) {
    try {
      // One after the other on purpose: edits of an event wait for each other.
      // oxlint-disable-next-line no-await-in-loop
      await change(pool)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.isTransient) throw error
      kept += 1
    }
  }
  return kept
}
