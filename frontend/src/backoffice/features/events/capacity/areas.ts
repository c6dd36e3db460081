// The capacities of an event by their names, with what there is of each at which date.

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
    pools.filter(({ id, name, numbered }) => name === pool.name && id !== pool.id && !numbered),
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
