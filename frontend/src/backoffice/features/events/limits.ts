/** How long texts may be, in characters. */
export const LENGTHS = { name: 200, summary: 500, description: 10_000, refund_policy: 10_000 }
/** So many days what is deleted can be restored. */
export const RESTORABLE_DAYS = 30
/** Of any other line. */
export const LINE = 200
/** In one area at one date. */
export const MOST_PLACES = 1_000_000
