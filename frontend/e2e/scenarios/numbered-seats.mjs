import assert from 'node:assert/strict'
import { mailsTo, orderOf } from '../support/api.mjs'
import { seesTickets } from '../support/buying.mjs'
import { awaitPaymentPage } from '../support/demo.mjs'
import { scenario } from '../support/scenario.mjs'

const MAXIMUM_TABS = 80

scenario('somebody chooses seats and pays, with the keyboard alone', async ({ arrive }) => {
  const ada = await arrive({ language: 'en', device: 'desktop' })
  const { keyboard } = ada.page

  await ada.open('/events/le-malade-imaginaire-bruxelles')
  await ada.reads('The Imaginary Invalid')
  await ada.page.getByRole('group', { name: 'row E', exact: true }).waitFor()
  await ada.examine('seats')

  await tabTo(ada, 'Parterre, row E, seat 1, from €18.00, free', 'row E')
  await keyboard.press('End')
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await keyboard.press('Space')
  await ada.sees('2 items')
  const chosen = ada.page.getByRole('button', { pressed: true }).filter({ hasText: /^1[34]$/ })
  assert.equal(await chosen.count(), 2)
  await ada.examine('seats-chosen')
  await tabTo(ada, 'Take places')
  await keyboard.press('Enter')

  await ada.page.waitForURL(/\/checkout\//)
  await ada.reads('Your order')
  await ada.assertHeadingHasFocus()
  await tabTo(ada, 'Your name')
  await keyboard.type('Ada Keys')
  await keyboard.press('Tab')
  await keyboard.type('ada@buyers.example')
  await tabTo(ada, /^Pay €64.00/)
  await keyboard.press('Enter')

  await awaitPaymentPage(ada)
  await tabTo(ada, 'Fail')
  await keyboard.press('Enter')
  await ada.page.waitForURL(/\/orders\//)
  await ada.reads('The payment failed')
  await ada.examine('order-payment-failed')
  await tabTo(ada, 'Try to pay again')
  await keyboard.press('Enter')
  await ada.reads('Payment')
  await ada.sees('The payment failed')
  await ada.examine('payment-failed')
  await tabTo(ada, /^Pay €64.00/)
  await keyboard.press('Enter')
  await awaitPaymentPage(ada)
  await tabTo(ada, 'Pay')
  await keyboard.press('Enter')
  await ada.page.waitForURL(/\/orders\//)
  await seesTickets(ada)
  await ada.examine('order-seats')

  const order = await orderOf(ada.secret)
  assert.deepEqual(
    order.lines.map((line) => line.place_label),
    ['Parterre, E 13', 'Parterre, E 14'],
  )
  assert.ok(order.lines.every(({ ticket }) => ticket.status === 'valid'))
  const [mail] = await mailsTo('ada@buyers.example', 1)
  assert.equal(mail.subject, 'Your tickets for The Imaginary Invalid')
})

/** Presses Tab until the focus is on what has this name, in a group of that name. */
async function tabTo({ page }, name, group) {
  const isThere = () =>
    page.evaluate(() => {
      const focused = document.activeElement
      const label =
        focused?.getAttribute('aria-label') ??
        focused?.labels?.[0]?.textContent ??
        focused?.textContent ??
        ''
      const groupLabel = focused?.closest('[role="group"]')?.getAttribute('aria-label') ?? ''
      return { label: label.trim().replaceAll(/\s+/g, ' '), groupLabel }
    })
  const passed = []
  for (let tabs = 0; tabs < MAXIMUM_TABS; tabs += 1) {
    await page.keyboard.press('Tab')
    const { label, groupLabel } = await isThere()
    const isName = typeof name === 'string' ? label === name : name.test(label)
    if (isName && (group === undefined || groupLabel === group)) return
    passed.push(label)
  }
  assert.fail(`the tab key does not reach ${name}, but: ${passed.join(' | ')}`)
}
