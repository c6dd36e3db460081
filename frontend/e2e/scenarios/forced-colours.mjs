import assert from 'node:assert/strict'
import { takePlaces } from '../support/buying.mjs'
import { scenario } from '../support/scenario.mjs'

/** In the page: how a thing looks to whoever sees no colours. */
function shape(element) {
  const form = (style) => [
    style.borderStyle,
    style.borderWidth,
    style.borderRadius,
    style.textDecorationLine,
  ]
  return JSON.stringify([
    form(getComputedStyle(element)),
    getComputedStyle(element, '::after').content,
  ])
}

/** Whether all of these look different; what does not is noted. */
async function differ(alike, what, ...locators) {
  const shapes = await Promise.all(locators.map((locator) => locator.evaluate(shape)))
  if (new Set(shapes).size < shapes.length) alike.push(`${what}: ${shapes.join(' ')}`)
}

async function assertFocusIsSeen(locator) {
  await locator.page().keyboard.press('Tab')
  await locator.focus()
  const [style, width] = await locator.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return [outlineStyle, outlineWidth]
  })
  assert.notEqual(style, 'none')
  assert.ok(parseFloat(width) >= 2)
}

scenario('what is chosen, refused or wrong has a shape in forced colours', async ({ arrive }) => {
  const fay = await arrive({ language: 'en', device: 'desktop' })
  const { page } = fay
  const alike = []
  await page.emulateMedia({ forcedColors: 'active' })
  const button = (name) => page.getByRole('button', { name, exact: typeof name === 'string' })

  await fay.open('/?near=45.76,4.85&category=concert')
  await page.getByRole('article').first().waitFor()
  await differ(alike, 'a category', button('Concert'), button('Theatre'))
  const near = await button('Near me').evaluate(shape)
  await fay.press('Near me')
  await page.getByRole('combobox', { name: 'Distance' }).waitFor({ state: 'detached' })
  if ((await button('Near me').evaluate(shape)) === near) alike.push('near me')
  await assertFocusIsSeen(button('Theatre'))

  await fay.open('/events/lumieres-du-nord-liege')
  const stubs = page.locator('.date__stub')
  await differ(alike, 'a date', stubs.nth(0), stubs.nth(1))

  await fay.open('/events/le-malade-imaginaire-bruxelles')
  const free = page.getByRole('button', { name: 'Parterre, row A, seat 3', exact: false }).first()
  await free.click()
  const taken = page.getByRole('button', { name: /, taken$/ }).first()
  await differ(alike, 'a seat', free, page.getByRole('button', { name: /row A, seat 5,/ }), taken)
  await assertFocusIsSeen(page.getByRole('button', { name: /row A, seat 5,/ }))

  await fay.open('/events/nuit-phosphore-lyon')
  const [less, more] = [button('One less: Advance'), button('One more: Advance')]
  await differ(alike, 'the stepper at nothing', less, more)
  await assertFocusIsSeen(more)
  await more.click()
  assert.equal(await less.evaluate(shape), await more.evaluate(shape), 'both can be pressed')

  await takePlaces(fay)
  await fay.press(/^Pay €/)
  await fay.fill('Your name', 'Fay Shape')
  await differ(
    alike,
    'a field',
    page.getByLabel('E-mail address').and(page.locator('[aria-invalid=true]')),
    page.getByLabel('Your name').and(page.locator(':not([aria-invalid])')),
  )
  await assertFocusIsSeen(page.getByLabel('Your name'))
  await fay.press('Release the places')
  const dialog = page.getByRole('alertdialog')
  const edge = await dialog.evaluate((box) => getComputedStyle(box).borderInlineStartWidth)
  if (edge === '0px') alike.push('the dialog has no edge')
  assert.deepEqual(alike, [])
})
