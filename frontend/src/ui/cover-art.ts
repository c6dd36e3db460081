// A picture for an event that has none: a two-ink print, drawn from the event's
// id so that it is always the same, in the manner of its category.

import type { Category } from '@/api/types'

export type Ink = 'first' | 'second'

export interface Shape {
  ink: Ink
  /** An SVG path on a 120 × 80 sheet. */
  path: string
}

/** Numbers from 0 to 1 that only depend on the seed (FNV-1a, then xorshift). */
function sequence(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  state = state === 0 ? 1 : state
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 0x100000000
  }
}

const SHEET = { width: 120, height: 80 }

const round = (value: number): number => Math.round(value * 10) / 10

function circle(x: number, y: number, radius: number): string {
  const [left, r] = [round(x - radius), round(radius)]
  return `M${left} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`
}

function ring(x: number, y: number, radius: number, width: number): string {
  return circle(x, y, radius) + circle(x, y, radius - width)
}

type Draw = (next: () => number) => Shape[]

const rings: Draw = (next) => {
  const [x, y] = [next() * 120, next() * 80]
  const gap = 11 + next() * 9
  const sound = Array.from({ length: 10 }, (_, index) =>
    ring(x, y, (index + 1) * gap, gap * 0.46),
  ).join('')
  const count = 8 + Math.floor(next() * 8)
  const width = SHEET.width / count
  const bars = Array.from({ length: count }, (_, index) => {
    const height = 8 + next() * 46
    return rectangle(index * width + width * 0.2, SHEET.height - height, width * 0.6, height)
  }).join('')
  return [
    { ink: 'first', path: sound },
    { ink: 'second', path: bars },
  ]
}

const waves: Draw = (next) => {
  const count = 5 + Math.floor(next() * 4)
  const gap = SHEET.height / count
  const length = 20 + next() * 25
  const swell = gap * (0.5 + next() * 0.6)
  const lines = Array.from({ length: count + 2 }, (_, index) => {
    const y = round((index - 0.5) * gap)
    const crests = Array.from({ length: 8 }, () => `t${round(length)} 0`).join('')
    const wave = `q${round(length / 2)} ${round(-swell)} ${round(length)} 0${crests}`
    return `M-20 ${y}${wave}v${round(gap * 0.45)}${`h${round(-9 * length)}`}z`
  }).join('')
  return [
    { ink: 'first', path: lines },
    { ink: 'second', path: circle(20 + next() * 80, 16 + next() * 30, 10 + next() * 12) },
  ]
}

const strings: Draw = (next) => {
  const [x, y] = [next() < 0.5 ? -8 : 128, 84]
  const lines = Array.from({ length: 12 }, (_, index) => {
    const angle = -Math.PI / 2 + (x < 0 ? 1 : -1) * (0.08 + index * 0.13)
    const tip = (turn: number): string =>
      `${round(x + 180 * Math.cos(angle + turn))} ${round(y + 180 * Math.sin(angle + turn))}`
    return `M${x} ${y}L${tip(-0.02)}L${tip(0.025)}z`
  }).join('')
  const drum = 24 + next() * 14
  return [
    { ink: 'first', path: ring(60 + (next() - 0.5) * 40, 40, drum, drum * 0.45) },
    { ink: 'second', path: lines },
  ]
}

const theatre: Draw = (next) => {
  const folds = 5 + Math.floor(next() * 3)
  const width = SHEET.width / folds
  const curtain = Array.from({ length: folds }, (_, index) => {
    const x = round(index * width)
    const hem = round(58 + next() * 14)
    return `M${x} 0h${round(width * 0.62)}v${hem}q${round(-width * 0.31)} 12 ${round(-width * 0.62)} 0z`
  }).join('')
  return [
    { ink: 'first', path: curtain },
    { ink: 'second', path: circle(25 + next() * 70, 46 + next() * 12, 17 + next() * 8) },
  ]
}

const festival: Draw = (next) => {
  const [x, y] = [30 + next() * 60, 52 + next() * 20]
  const rays = Array.from({ length: 14 }, (_, index) => {
    const angle = (index * Math.PI) / 7 + 0.1
    const tip = (turn: number): string =>
      `${round(x + 150 * Math.cos(angle + turn))} ${round(y + 150 * Math.sin(angle + turn))}`
    return `M${round(x)} ${round(y)}L${tip(0)}L${tip(0.22)}z`
  }).join('')
  const flags = Array.from(
    { length: 9 },
    (_, index) => `M${index * 14 - 3} ${round(4 + 5 * Math.sin(index + next()))}h12l-6 15z`,
  ).join('')
  return [
    { ink: 'first', path: rays },
    { ink: 'second', path: circle(x, y, 15 + next() * 6) + flags },
  ]
}

const conference: Draw = (next) => {
  const dots: string[] = []
  for (let column = 0; column < 10; column += 1)
    for (let row = 0; row < 7; row += 1)
      dots.push(circle(column * 12 + 6, row * 12 + 4, 0.8 + next() * 4.4))
  const [x, y] = [14 + next() * 40, 12 + next() * 18]
  const speech = `M${round(x)} ${round(y)}h52v30h-30l-12 13v-13h-10z`
  return [
    { ink: 'first', path: dots.join('') },
    { ink: 'second', path: speech },
  ]
}

const sport: Draw = (next) => {
  const y = 90 + next() * 30
  const lanes = [40, 58, 76, 94, 112].map((radius) => ring(-10 + next() * 4, y, radius, 9)).join('')
  return [
    { ink: 'first', path: lanes },
    { ink: 'second', path: circle(70 + next() * 35, 16 + next() * 26, 11 + next() * 7) },
  ]
}

const community: Draw = (next) => {
  const people = (): string =>
    Array.from({ length: 4 }, (_, index) => {
      const x = 8 + index * 30 + next() * 14
      const size = 9 + next() * 5
      const shoulders = `M${round(x - 1.7 * size)} 80a${round(1.7 * size)} ${round(2.4 * size)} 0 0 1 ${round(3.4 * size)} 0z`
      return circle(x, 80 - 3.3 * size, size) + shoulders
    }).join('')
  return [
    { ink: 'first', path: people() },
    { ink: 'second', path: people() },
  ]
}

const exhibition: Draw = (next) => {
  const frames: string[] = []
  const pictures: string[] = []
  for (let x = 6; x < 100;) {
    const [width, height] = [18 + next() * 20, 26 + next() * 32]
    const y = (SHEET.height - height) / 2 - 4 + next() * 8
    frames.push(rectangle(x, y, width, height))
    pictures.push(circle(x + width / 2, y + height * (0.3 + next() * 0.4), width * 0.42))
    x += width + 6
  }
  return [
    { ink: 'first', path: frames.join('') },
    { ink: 'second', path: pictures.join('') },
  ]
}

const other: Draw = (next) => {
  const strips = [0, 1, 2, 3].map((row) => {
    const x = -20 + next() * 30
    const y = row * 21 - 4
    return `M${round(x)} ${y}h${round(60 + next() * 70)}v6a3 3 0 0 0 0 6v5h-140z`
  })
  return [
    { ink: 'first', path: strips.join('') },
    { ink: 'second', path: circle(30 + next() * 60, 40, 18 + next() * 12) },
  ]
}

const DRAWINGS: Record<Category, Draw[]> = {
  concert: [rings, waves, strings],
  theatre: [theatre],
  festival: [festival, waves],
  conference: [conference],
  sport: [sport],
  community: [community, other],
  exhibition: [exhibition],
  other: [other],
}

/** How many pairs of inks there are; CoverArt.vue has their colours. */
export const PALETTES = 8

export interface Cover {
  /** From 0: which pair of inks. */
  palette: number
  /** From back to front. */
  shapes: Shape[]
}

/** An event's cover. */
export function coverArt(eventId: string, category: Category): Cover {
  const next = sequence(eventId)
  const palette = Math.floor(next() * PALETTES)
  const isSwapped = next() < 0.5
  const drawings = DRAWINGS[category] ?? [other]
  const draw = drawings[Math.floor(next() * drawings.length)] ?? other
  const shapes = draw(next)
  if (!isSwapped) return { palette, shapes }
  return {
    palette,
    shapes: shapes.map(({ ink, path }) => ({ ink: ink === 'first' ? 'second' : 'first', path })),
  }
}
