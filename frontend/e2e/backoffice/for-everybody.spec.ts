import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp } from '../support/accounts.ts'
import { tabOrder } from '../support/tab-order.ts'

const PAGES = [
  '',
  '/events',
  '/events/new',
  '/team',
  '/keys',
  '/audit',
  '/settings',
  '/bank-account',
]
const OWN_PAGES = [
  '/backoffice/account',
  '/backoffice/account/security',
  '/backoffice/organizers',
  '/backoffice/found',
]

for (const language of ['fr', 'en'] as const)
  test(`the back office can be read with large letters and on a narrow screen (${language})`, async ({
    arrive,
    office,
  }) => {
    const visitor = await arrive({ language, device: 'phone' })
    // Names are as long and as foreign as people have them.
    await signUp(visitor, office, { ...person('Maximilien'), name: 'ليلى العبد الرحمن' })
    const organizer = await foundOrganizer(
      visitor,
      'Association départementale des amateurs de musique ancienne et contemporaine',
    )
    for (const address of [...PAGES.map((page) => organizer + page), ...OWN_PAGES]) {
      await visitor.open(address)
      await expect(visitor.page.locator('h1')).toBeVisible()
      await expect(visitor.page.locator('.skeleton')).toHaveCount(0)
      await visitor.examineNarrow(address.replace(organizer, 'backoffice'))
    }
  })

test('the tab key goes through the back office as it is read, and dialogs give it back', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Tove'))
  const organizer = await foundOrganizer(visitor, 'Tove’s tent')
  for (const address of [...PAGES.map((one) => organizer + one), ...OWN_PAGES]) {
    await visitor.open(address)
    await expect(page.locator('h1')).toBeVisible()
    await expect(page.locator('.skeleton')).toHaveCount(0)
    const { stops, faults } = await tabOrder(page)
    expect.soft(faults, address).toEqual([])
    expect.soft(stops[0], address).toContain('Skip')
  }

  await visitor.open(`${organizer}/keys`)
  const create = page.getByRole('button', { name: 'Create a key' })
  await create.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(create).toBeFocused()

  const account = page.getByRole('button', { name: /^Your account/ })
  await account.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(account).toBeFocused()
})

test('the back office keeps its states visible in forced colours', async ({ arrive, office }) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await page.emulateMedia({ forcedColors: 'active' })
  await signUp(visitor, office, person('Finn'))
  const organizer = await foundOrganizer(visitor, 'Finn’s field')
  await visitor.open(`${organizer}/settings`)
  const entry = (name: string) => page.getByRole('link', { name, exact: true })
  const widthOf = (name: string) =>
    entry(name).evaluate((element) => getComputedStyle(element).borderInlineStartWidth)
  expect(await widthOf('Organizer')).not.toBe(await widthOf('Team'))

  await page.keyboard.press('Tab')
  await entry('Team').focus()
  await expect(entry('Team')).not.toHaveCSS('outline-style', 'none')

  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  const vat = page.getByRole('textbox', { name: 'VAT number' })
  await name.fill('')
  await visitor.press('Save')
  await expect(page.locator('.form-errors')).toBeFocused()
  const shape = (element: Element) => {
    const { borderStyle, borderWidth } = getComputedStyle(element)
    return `${borderStyle} ${borderWidth}`
  }
  expect(await name.evaluate(shape)).not.toBe(await vat.evaluate(shape))

  await name.fill('Finn’s field')
  await visitor.follow('API keys')
  await visitor.press('Create a key')
  await expect(page.getByRole('dialog')).not.toHaveCSS('border-inline-start-width', '0px')
})
