import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp } from '../support/accounts.ts'
import { saveDraft } from '../support/setting-up.ts'

const MEGABYTE = 1_024 * 1_024

/** A grey sheet of so many pixels: a few kilobytes, however many those are. */
function png(width: number, height: number): Buffer {
  const part = (kind: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(kind), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // One byte of grey for each pixel.
  head[8] = 8
  const rows = deflateSync(Buffer.alloc((width + 1) * height))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [part('IHDR', head), part('IDAT', rows), part('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts])
}

/** Red, in the colours of a printer. */
const CMYK = readFileSync(new URL('../support/cmyk.jpg', import.meta.url))

test('of pictures that are no good each says why, and the others go on', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const { page } = visitor
  await signUp(visitor, office, person('Sacha'))
  await foundOrganizer(visitor, 'La salle de Sacha')
  await visitor.open(`${await saveDraft(visitor, 'The soirée')}/pictures?lang=fr`)

  const sheet = png(1600, 1000)
  const files = {
    'paysage.png': sheet,
    'notes.png': Buffer.from('Rien à voir.'),
    'impression.jpg': CMYK,
    'lourd.jpg': Buffer.concat([CMYK, Buffer.alloc(10 * MEGABYTE)]),
    'immense.png': png(8000, 6000),
    'coupé.png': sheet.subarray(0, sheet.length / 2),
    'affiche.png': png(800, 1200),
  }
  visitor.expectAnswers(422)
  const chosen = Object.entries(files).map(([name, buffer]) => ({
    name,
    mimeType: name.endsWith('.png') ? 'image/png' : 'image/jpeg',
    buffer,
  }))
  await page.getByLabel('Choisir des images').setInputFiles(chosen)
  const pictures = page.getByRole('list', { name: 'Images de l’événement' }).getByRole('img')
  await expect(pictures).toHaveCount(3)
  for (const [name, reason] of [
    ['notes.png', 'Ce fichier n’est pas une image, quoi qu’en dise son nom.'],
    ['lourd.jpg', 'Ce fichier dépasse 10\u00A0Mo.'],
    ['immense.png', 'Cette image a plus de 40\u00A0millions de pixels.'],
    ['coupé.png', 'Ce fichier est incomplet ou endommagé.'],
  ] as const)
    await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(reason)
  await visitor.examine('backoffice refused pictures')
  await visitor.examineNarrow('backoffice refused pictures')
  await page.reload()
  await expect(pictures).toHaveCount(3)
})
