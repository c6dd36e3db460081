import { expect, test } from './fixtures.ts'
import { awaitPaymentPage, fillContact, pay, takePlaces } from './support/buying.ts'
import { tabOrder } from './support/tab-order.ts'
import type { Visitor } from './support/visitor.ts'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

/** Tab goes through the page as it is read, on a narrow and on a wide screen; answers its stops. */
async function readingOrder({ page }: Visitor) {
  let all: string[] = []
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size)
    const { stops, faults } = await tabOrder(page)
    expect(faults, `at ${size.width} pixels`).toEqual([])
    all = stops
  }
  return all
}

function expectBefore(stops: string[], ...names: [RegExp, RegExp]) {
  const [first, second] = names.map((name) => stops.findIndex((stop) => name.test(stop)))
  expect(first, `${names[0]} in ${stops}`).toBeGreaterThanOrEqual(0)
  expect(second, `${names[1]} after ${names[0]} in ${stops}`).toBeGreaterThan(first)
}

test('tab goes through the search as it is read', async ({ arrive }) => {
  const kay = await arrive({ language: 'en', device: 'desktop' })
  await kay.open('/?near=45.76,4.85&radius=100&from=2020-01-01')
  await expect(kay.page.getByRole('article').first()).toBeVisible()
  const stops = await readingOrder(kay)
  expect(stops[0]).toMatch(/Skip to the content/)
  expectBefore(stops, /Search events/, /Near me/)
  expectBefore(stops, /Clear the search/, /Phosphore Night/)
})

test('tab goes through events as they are read', async ({ arrive }) => {
  const kay = await arrive({ language: 'en', device: 'desktop' })
  const { page } = kay
  await kay.open('/events/lumieres-du-nord-liege')
  await kay.reads('Northern Lights')
  await expect(page.getByRole('radio').first()).toBeAttached()
  await readingOrder(kay)

  await kay.open('/events/le-malade-imaginaire-bruxelles')
  await page
    .getByRole('button', { name: /, free$/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Your seats', exact: true })).toBeVisible()
  const stops = await readingOrder(kay)
  expectBefore(stops, /row A/, /row B/)
  expectBefore(stops, /Rate for/, /Take places/)
})

test('tab goes through the checkout as it is read', async ({ arrive, office }) => {
  const kay = await arrive({ language: 'en', device: 'desktop' })
  const { page } = kay
  await kay.open('/events/nuit-phosphore-lyon')
  await kay.add('Entry', 'Advance', 2)
  await page.getByText('Do you have a code?').click()
  expectBefore(await readingOrder(kay), /Code/, /Take places/)
  await takePlaces(kay)
  const stops = await readingOrder(kay)
  expectBefore(stops, /Your name/, /E-mail address/)
  expectBefore(stops, /Pay €/, /Release the places/)

  await kay.press(/^Pay €/)
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible()
  await kay.press('Change quantities')
  expectBefore(await readingOrder(kay), /a "E-mail address/, /input "Your name/)
  await kay.press('Back')

  await fillContact(kay, { name: 'Kay Board', email: 'kay@buyers.example' })
  const checkout = page.url()
  await pay(kay)
  await awaitPaymentPage(kay)
  await kay.open('/')
  await expect(page.getByRole('article').first()).toBeVisible()
  expectBefore(await readingOrder(kay), /Resume/, /Search events/)
  await kay.open(checkout)
  await kay.reads('Your payment is not finished')
  await readingOrder(kay)
  await kay.press('Pay another way')
  await kay.reads('Payment')
  expectBefore(await readingOrder(kay), /Demo payment/, /Pay €/)
  await office.endHold(kay.secret, { inSeconds: -200 })
  await kay.open(checkout)
  await kay.reads('Your places are no longer held')
  await readingOrder(kay)
})

test('tab goes through what is not there as it is read', async ({ arrive }) => {
  const kay = await arrive({ language: 'en', device: 'desktop' })
  kay.expectAnswers(404)
  await kay.open('/no/such/page')
  await kay.reads('Nothing here')
  expectBefore(await readingOrder(kay), /Français/, /See what’s on/)
})
