import type { Locator } from '@playwright/test'
import readCode from 'jsqr'

/** Reads a QR code as a scanner at the door does: from what the screen shows. */
export async function scan(picture: Locator): Promise<string | undefined> {
  const png = await picture.screenshot()
  // The browser knows PNG.
  const image = await picture.page().evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.drawImage(bitmap, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    return { data, width, height }
  }, new Uint8Array(png))
  return readCode(image.data, image.width, image.height)?.data
}
