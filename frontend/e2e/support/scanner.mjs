import assert from 'node:assert/strict'
import jsQR from 'jsqr'

/**
 * Reads a QR code as a scanner at the door does: from what the screen shows.
 *
 * @param {import('playwright-core').Locator} picture
 * @returns {Promise<string>} the text in it
 */
export async function scan(picture) {
  await picture.scrollIntoViewIfNeeded()
  const png = await picture.screenshot()
  // The browser knows PNG; an empty page of its own has no policy in the way.
  const lens = await picture.page().context().newPage()
  try {
    const { width, height, light } = await lens.evaluate(async (base64) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d')
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      const greens = Array.from({ length: data.length / 4 }, (_, pixel) => data[4 * pixel + 1])
      return {
        width: image.width,
        height: image.height,
        light: greens.map((green) => (green > 127 ? '1' : '0')).join(''),
      }
    }, png.toString('base64'))
    const pixels = new Uint8ClampedArray(width * height * 4)
    for (let pixel = 0; pixel < light.length; pixel += 1)
      pixels.fill(light[pixel] === '1' ? 255 : 0, 4 * pixel, 4 * pixel + 4)
    const code = jsQR(pixels, width, height)
    assert.ok(code, 'the QR code on the screen can be read')
    return code.data
  } finally {
    await lens.close()
  }
}
