import assert from 'node:assert/strict'
import { fillContact, pay, takePlaces } from '../support/buying.mjs'
import { endHold } from '../support/clock.mjs'
import { awaitPaymentPage } from '../support/demo.mjs'
import { scenario } from '../support/scenario.mjs'
import { tabOrder } from '../support/tab-order.mjs'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

/** Tab goes through the page as it is read, on a narrow and on a wide screen; answers its stops. */
async function assertReadingOrder({ page }) {
  let all = []
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size)
    const { stops, faults } = await tabOrder(page)
    assert.deepEqual(faults, [], `at ${size.width} pixels`)
    all = stops
  }
  return all
}

function assertBefore(stops, first, second) {
  const [one, other] = [first, second].map((name) => stops.findIndex((stop) => name.test(stop)))
  assert.ok(one >= 0 && one < other, `${first} before ${second} in ${stops.join(', ')}`)
}

scenario('tab goes through the search as it is read', async ({ arrive }) => {
  const kay = await arrive({ language: 'en', device: 'desktop' })
  await kay.open('/?near=45.76,4.85&radius=100&from=2020-01-01')
  await kay.page.getByRole('article').first().waitFor()
  const stops = await assertReadingOrder(kay)
  assert.match(stops[0], /Skip to the content/)
  assertBefore(stops, /Search events/, /Near me/)
  assertBefore(stops, /Clear the search/, /Phosphore Night/)
})

scenario('tab goes through events as they are read', async ({ arrive }) => {
  const kay = await arrive({ language: 'en', device: 'desktop' })
  const { page } = kay
  await kay.open('/events/lumieres-du-nord-liege')
  await kay.reads('Northern Lights')
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await assertReadingOrder(kay)

  await kay.open('/events/le-malade-imaginaire-bruxelles')
  await page
    .getByRole('button', { name: /, free$/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Your seats', exact: true }).waitFor()
  const stops = await assertReadingOrder(kay)
  assertBefore(stops, /row A/, /row B/)
  assertBefore(stops, /Rate for/, /Take places/)
})

scenario('tab goes through the checkout as it is read', async ({ arrive }) => {
  const kay = await arrive({ language: 'en', device: 'desktop' })
  const { page } = kay
  await kay.open('/events/nuit-phosphore-lyon')
  await kay.add('Entry', 'Advance', 2)
  await page.getByText('Do you have a code?').click()
  assertBefore(await assertReadingOrder(kay), /Code/, /Take places/)
  await takePlaces(kay)
  const stops = await assertReadingOrder(kay)
  assertBefore(stops, /Your name/, /E-mail address/)
  assertBefore(stops, /Pay €/, /Release the places/)

  await kay.press(/^Pay €/)
  await page.locator('[aria-invalid=true]').first().waitFor()
  await kay.press('Change quantities')
  assertBefore(await assertReadingOrder(kay), /a "E-mail address/, /input "Your name/)
  await kay.press('Back')

  await fillContact(kay, { name: 'Kay Board', email: 'kay@buyers.example' })
  const checkout = page.url()
  await pay(kay)
  await awaitPaymentPage(kay)
  await kay.open('/')
  await page.getByRole('article').first().waitFor()
  assertBefore(await assertReadingOrder(kay), /Resume/, /Search events/)
  await kay.open(checkout)
  await kay.reads('Your payment is not finished')
  await assertReadingOrder(kay)
  await kay.press('Pay another way')
  await kay.reads('Payment')
  assertBefore(await assertReadingOrder(kay), /Demo payment/, /Pay €/)
  await endHold(kay.secret, { inSeconds: -200 })
  await kay.open(checkout)
  await kay.reads('Your places are no longer held')
  await assertReadingOrder(kay)
})

scenario('tab goes through what is not there as it is read', async ({ arrive }) => {
  const kay = await arrive({ language: 'en', device: 'desktop' })
  kay.expectAnswers(404)
  await kay.open('/no/such/page')
  await kay.reads('Nothing here')
  assertBefore(await assertReadingOrder(kay), /Français/, /See what’s on/)
})
