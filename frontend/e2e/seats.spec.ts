import { expect, test, type Locator } from './fixtures.ts'
import { awaitPaymentPage, seesTickets, takePlaces } from './support/buying.ts'
import type { Visitor } from './support/visitor.ts'

const THEATRE = '/events/le-malade-imaginaire-bruxelles'
const MAXIMUM_TABS = 80

test('somebody chooses seats and pays, with the keyboard alone', async ({ arrive, office }) => {
  const ada = await arrive({ language: 'en', device: 'desktop' })
  const { page } = ada
  const { keyboard } = page
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

  await ada.open(THEATRE)
  await ada.reads('The Imaginary Invalid')
  const row = page.getByRole('group', { name: 'row E', exact: true })
  await expect(row).toBeVisible()
  await ada.examine('seats')

  await tabTo(row.getByRole('button', { name: 'Parterre, row E, seat 1, from €18.00, free' }))
  await keyboard.press('End')
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await keyboard.press('Space')
  await ada.sees('2 items')
  const chosen = page.getByRole('button', { pressed: true }).filter({ hasText: /^1[34]$/ })
  await expect(chosen).toHaveCount(2)
  await ada.examine('seats-chosen')
  await tabTo(button('Take places'))
  await keyboard.press('Enter')

  await expect(page).toHaveURL(/\/checkout\//)
  await ada.reads('Your order')
  await ada.headingHasFocus()
  await tabTo(page.getByLabel('Your name'))
  await keyboard.type('Ada Keys')
  await keyboard.press('Tab')
  await keyboard.type('ada@buyers.example')
  await tabTo(button(/^Pay €64.00/))
  await keyboard.press('Enter')

  await awaitPaymentPage(ada)
  await tabTo(button('Fail'))
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/\/orders\//)
  await ada.reads('The payment failed')
  await ada.examine('order-payment-failed')
  await tabTo(page.getByRole('link', { name: 'Try to pay again' }))
  await keyboard.press('Enter')
  await ada.reads('Payment')
  await ada.sees('The payment failed')
  await ada.examine('payment-failed')
  await tabTo(button(/^Pay €64.00/))
  await keyboard.press('Enter')
  await awaitPaymentPage(ada)
  await tabTo(button('Pay'))
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/\/orders\//)
  await seesTickets(ada)
  await ada.examine('order-seats')

  const order = await office.order(ada.secret)
  expect(order.lines.map((line) => line.place_label)).toEqual(['Parterre, E 13', 'Parterre, E 14'])
  expect(order.lines.map(({ ticket }) => ticket?.status)).toEqual(['valid', 'valid'])
  const [mail] = await office.mails('ada@buyers.example', 1)
  expect(mail.subject).toBe('Your tickets for The Imaginary Invalid')
})

test('two want the same seat, and the slower one is told which is gone', async ({ arrive }) => {
  const [quick, slow] = await Promise.all([
    arrive({ language: 'fr', device: 'desktop' }),
    arrive({ language: 'en', device: 'phone' }),
  ])
  await Promise.all([quick.open(THEATRE), slow.open(THEATRE)])
  await seat(quick, 'rang G', /place 8, dès .*, libre$/).click()
  await seat(slow, 'row G', /seat 8, from .*, free$/).click()
  await seat(slow, 'row G', /seat 9, from .*, free$/).click()
  await takePlaces(quick)

  slow.expectAnswers(409)
  await slow.press('Take places')
  await expect(slow.text('Somebody was faster')).toBeInViewport({ ratio: 1 })
  await expect(slow.text(/Just taken: Parterre, row G, seat 8\./)).toBeInViewport({ ratio: 1 })
  await slow.examine('seat-gone')
  await slow.press('Take what is left')
  await slow.sees('1 item')
  await expect(seat(slow, 'row G', /seat 8, taken$/)).toBeVisible()
  await takePlaces(slow)
  expect(slow.secret).not.toBe(quick.secret)
})

/** Presses Tab until the focus is there. */
async function tabTo(target: Locator) {
  const page = target.page()
  for (let tabs = 0; tabs < MAXIMUM_TABS; tabs += 1) {
    await page.keyboard.press('Tab')
    if ((await target.and(page.locator(':focus')).count()) > 0) return
  }
  await expect(target, `within ${MAXIMUM_TABS} tabs`).toBeFocused()
}

function seat({ page }: Visitor, row: string, name: RegExp) {
  return page
    .getByRole('region', { name: /seats|places/i })
    .getByRole('group', { name: row, exact: true })
    .getByRole('button', { name })
}
