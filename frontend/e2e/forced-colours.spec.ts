import { expect, test, type Locator } from './fixtures.ts'
import { takePlaces } from './support/buying.ts'

/** In the page: how a thing looks to whoever sees no colours. */
function shape(element: Element) {
  const { borderStyle, borderWidth, borderRadius, textDecorationLine } = getComputedStyle(element)
  const { content } = getComputedStyle(element, '::after')
  return JSON.stringify([borderStyle, borderWidth, borderRadius, textDecorationLine, content])
}

/** All of these look different. */
async function differ(what: string, ...locators: Locator[]) {
  const shapes = await Promise.all(locators.map((locator) => locator.evaluate(shape)))
  expect.soft([...new Set(shapes)], what).toEqual(shapes)
}

async function focusIsSeen(locator: Locator) {
  await locator.page().keyboard.press('Tab')
  await locator.focus()
  await expect(locator).not.toHaveCSS('outline-style', 'none')
  const width = await locator.evaluate((element) => getComputedStyle(element).outlineWidth)
  expect(parseFloat(width)).toBeGreaterThanOrEqual(2)
}

test('what is chosen, refused or wrong has a shape in forced colours', async ({ arrive }) => {
  const fay = await arrive({ language: 'en', device: 'desktop' })
  const { page } = fay
  await page.emulateMedia({ forcedColors: 'active' })
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

  await fay.open('/?near=45.76,4.85&category=concert')
  await expect(page.getByRole('article').first()).toBeVisible()
  await differ('a category', button('Concert'), button('Theatre'))
  const near = await button('Near me').evaluate(shape)
  await fay.press('Near me')
  await expect(page.getByRole('combobox', { name: 'Distance' })).toHaveCount(0)
  expect.soft(await button('Near me').evaluate(shape), 'near me').not.toBe(near)
  await focusIsSeen(button('Theatre'))

  await fay.open('/events/lumieres-du-nord-liege')
  const stubs = page.locator('.date__stub')
  await differ('a date', stubs.nth(0), stubs.nth(1))

  await fay.open('/events/le-malade-imaginaire-bruxelles')
  const free = page.getByRole('button', { name: 'Parterre, row A, seat 3', exact: false }).first()
  await free.click()
  const taken = page.getByRole('button', { name: /, taken$/ }).first()
  await differ('a seat', free, page.getByRole('button', { name: /row A, seat 5,/ }), taken)
  await focusIsSeen(page.getByRole('button', { name: /row A, seat 5,/ }))

  await fay.open('/events/nuit-phosphore-lyon')
  const [less, more] = [button('One less: Advance'), button('One more: Advance')]
  await differ('the stepper at nothing', less, more)
  await focusIsSeen(more)
  await more.click()
  expect(await less.evaluate(shape), 'both can be pressed').toBe(await more.evaluate(shape))

  await takePlaces(fay)
  await fay.press(/^Pay €/)
  await fay.fill('Your name', 'Fay Shape')
  await differ(
    'a field',
    page.getByLabel('E-mail address').and(page.locator('[aria-invalid=true]')),
    page.getByLabel('Your name').and(page.locator(':not([aria-invalid])')),
  )
  await focusIsSeen(page.getByLabel('Your name'))
  await fay.press('Release the places')
  await expect(page.getByRole('alertdialog')).not.toHaveCSS('border-inline-start-width', '0px')
})
