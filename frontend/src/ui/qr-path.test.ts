import jsQR from 'jsqr'
import { expect, it } from 'vitest'
import { qrPath, type QrPath } from './qr-path'

const PIXELS = 4

/** Reads what the path draws, as a scanner does. */
function read({ side, path }: QrPath): string | undefined {
  const width = side * PIXELS
  const image = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let row = Number(y) * PIXELS; row < (Number(y) + 1) * PIXELS; row += 1) {
      const start = (row * width + Number(x) * PIXELS) * 4
      image.fill(0, start, start + Number(length) * PIXELS * 4)
      for (let alpha = start + 3; alpha < start + Number(length) * PIXELS * 4; alpha += 4)
        image[alpha] = 255
    }
  return jsQR(image, width, width)?.data
}

it('draws what a scanner reads', () => {
  const token = `${'aB3/+='.repeat(60)}.x`
  expect(read(qrPath(token))).toBe(token)
  expect(read(qrPath('Comité des fêtes\nEUR38'))).toBe('Comité des fêtes\nEUR38')
})

it('leaves a quiet zone of four modules', () => {
  const { side, path } = qrPath('x')
  expect(side).toBe(21 + 2 * 4)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4)
    expect(Math.max(Number(x) + Number(length), Number(y) + 1)).toBeLessThanOrEqual(side - 4)
  }
})
