// A position on the map, as people have it: two numbers, or the address of a map.

import { numberIn } from '@/backoffice/form/numbers'
import type { Fault } from '@/backoffice/form/rules'

export interface Position {
  latitude: number
  longitude: number
}

const DIGITS = 5
const DEGREES = String.raw`-?\d{1,3}(?:\.\d+)?`
/** Where maps have the position in their addresses. */
const ADDRESSES = [
  // OpenStreetMap: the marker, then the middle of the map.
  new RegExp(`[?&]mlat=(${DEGREES})&mlon=(${DEGREES})`),
  new RegExp(`#map=[\\d.]+/(${DEGREES})/(${DEGREES})`),
  // Others: @48.1,-1.6 or q=48.1,-1.6; and geo:48.1,-1.6.
  new RegExp(`(?:@|[?&](?:q|ll|query)=|^geo:)(${DEGREES})(?:,|%2C)(${DEGREES})`, 'i'),
]
/** With signs of degrees and the points of the compass, west also as in French. */
const PAIR = /^(-?[\d.,]+)\s*°?\s*([NS])?\s*[\s,;/]\s*(-?[\d.,]+)\s*°?\s*([EWO])?$/i

/** “48.1119, -1.6743”, “48,1119 ; -1,6743”, “48.1119° N, 1.6743° W”, or the address of a map. Nothing where it is none. */
export function positionIn(text: string): Position | undefined {
  const plain = text.trim()
  const address = ADDRESSES.map((pattern) => pattern.exec(plain)).find(Boolean)
  const [, north, northern, east, eastern] = address
    ? [address[0], address[1], '', address[2], '']
    : (PAIR.exec(plain) ?? [])
  const latitude = degrees(north, northern, 'S', 90)
  const longitude = degrees(east, eastern, 'WO', 180)
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
}

function degrees(
  text: string | undefined,
  side: string | undefined,
  negative: string,
  most: number,
): number | undefined {
  // What parts the two numbers may have been taken for the end of the first one.
  const value = numberIn((text ?? '').replace(/[.,]$/, ''))
  if (value === undefined || Math.abs(value) > most) return undefined
  return side && negative.includes(side.toUpperCase()) ? -value : value
}

/** To a metre. */
export const formatPosition = ({ latitude, longitude }: Position): string =>
  [latitude, longitude].map((value) => Number(value.toFixed(DIGITS))).join(', ')

/** A rule of forms. */
export function position(text: string): Fault | undefined {
  if (text.trim() === '') return { key: 'form.required' }
  return positionIn(text) ? undefined : { key: 'venue.notAPosition' }
}
