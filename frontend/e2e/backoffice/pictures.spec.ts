import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp } from '../support/accounts.ts'
import { saveDraft } from '../support/setting-up.ts'
import type { Visitor } from '../support/visitor.ts'

interface Sheet {
  width: number
  height: number
  /** Of the sky, and of the sun in it. */
  colours: [string, string]
}

/** In the page: a sunset as a camera would send it. */
async function paint({ width, height, colours: [sky, sun] }: Sheet): Promise<number[]> {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  const shade = pen.createLinearGradient(0, 0, 0, height)
  shade.addColorStop(0, sky)
  shade.addColorStop(1, '#1c1917')
  pen.fillStyle = shade
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = sun
  pen.arc(width / 4, height / 3, height / 6, 0, 2 * Math.PI)
  pen.fill()
  const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  return [...new Uint8Array(await file.arrayBuffer())]
}

async function jpeg({ page }: Visitor, name: string, sheet: Sheet) {
  const bytes = await page.evaluate(paint, sheet)
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
}

const WORDS = {
  en: {
    choose: 'Choose pictures',
    change: (name: string) => `Describe and crop: ${name}`,
    earlier: (name: string) => `Move earlier: ${name}`,
    first: 'Picture 1',
    second: 'Picture 2',
    fromLeft: 'From the left',
    description: /^Description in English/,
    save: 'Save',
    saved: 'Saved.',
    notAnImage: 'This file is no picture, whatever its name says.',
    dismiss: 'Dismiss: notes.jpg',
    library: 'From your pictures',
    actions: (name: string) => `Actions: ${name}`,
    remove: 'Take out of the event',
  },
}

test('pictures are added to an event, described and arranged, and are there after a reload', async ({
  arrive,
  office,
}) => {
  const words = WORDS.en
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Gaël'))
  await foundOrganizer(visitor, 'Gaël’s gallery')
  const editor = await saveDraft(visitor, 'The vernissage')
  await visitor.open(`${editor}/pictures`)
  await visitor.sees('No pictures yet')
  await visitor.examine('backoffice no pictures')

  const field = page.getByLabel(words.choose)
  await field.setInputFiles([
    await jpeg(visitor, 'sunset.jpg', {
      width: 1800,
      height: 1200,
      colours: ['#f2593a', '#ffc62e'],
    }),
    await jpeg(visitor, 'poster.jpg', {
      width: 800,
      height: 1200,
      colours: ['#2a3fc4', '#ff9fae'],
    }),
  ])
  const pictures = page.getByRole('list', { name: 'Pictures of the event' }).getByRole('img')
  await expect(pictures).toHaveCount(2)

  visitor.expectAnswers(422)
  await field.setInputFiles({
    name: 'notes.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('Nothing to be seen.'),
  })
  await expect(page.getByRole('alert')).toContainText(words.notAnImage)
  await visitor.examine('backoffice pictures')
  await visitor.examineNarrow('backoffice pictures')
  await visitor.press(words.dismiss)

  await visitor.press(words.change(words.first))
  const dialog = page.getByRole('dialog')
  const fromLeft = dialog.getByRole('slider', { name: words.fromLeft })
  await fromLeft.press('ArrowLeft')
  await expect(fromLeft).toHaveValue('45')
  const box = await dialog.locator('.focal__sheet').boundingBox()
  if (!box) throw new Error('The picture has no place.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 3, { steps: 5 })
  await page.mouse.up()
  await expect(fromLeft).toHaveValue('25')
  await dialog.getByRole('textbox', { name: words.description }).fill('A sunset over the roofs')
  await visitor.examine('backoffice picture')
  await visitor.examineNarrow('backoffice picture')
  await dialog.getByRole('button', { name: words.save }).click()
  await visitor.sees(words.saved)

  await visitor.press(words.earlier(words.second))
  await expect(pictures.nth(1)).toHaveAccessibleName('A sunset over the roofs')
  await expect(page.getByRole('button', { name: words.earlier(words.first) })).toBeFocused()
  // And back again, with the mouse.
  await pictures.nth(1).scrollIntoViewIfNeeded()
  await pictures.nth(1).hover()
  await page.mouse.down()
  await pictures.nth(0).hover()
  await page.mouse.up()
  await expect(pictures.nth(0)).toHaveAccessibleName('A sunset over the roofs')

  await page.getByRole('button', { name: words.actions(words.second) }).click()
  await page.getByRole('menuitem', { name: words.remove }).click()
  await expect(pictures).toHaveCount(1)
  await visitor.press(words.library)
  await dialog.getByRole('checkbox').check()
  await visitor.examine('backoffice library of pictures')
  const isSaved = page.waitForResponse((answer) => answer.request().method() === 'PUT')
  await dialog.getByRole('button', { name: 'Add 1 picture' }).click()
  await expect(pictures).toHaveCount(2)

  await isSaved
  await page.reload()
  await expect(pictures).toHaveCount(2)
  await expect(pictures.nth(0)).toHaveAccessibleName('A sunset over the roofs')
  const areLoaded = pictures.evaluateAll((images) =>
    images.map((image) => (image as HTMLImageElement).naturalWidth > 0),
  )
  expect(await areLoaded).toEqual([true, true])
  await visitor.press(words.change('A sunset over the roofs'))
  await expect(dialog.getByRole('slider', { name: words.fromLeft })).toHaveValue('25')
})
