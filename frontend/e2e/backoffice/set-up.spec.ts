import { eventually, expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp, type } from '../support/accounts.ts'
import { decidePayment, fillContact, pay, seesTickets, takePlaces } from '../support/buying.ts'
import {
  answerPlaces,
  answerWhat,
  answerWhenAndWhere,
  inDays,
  openOverview,
  saveDraft,
} from '../support/setting-up.ts'
import type { Visitor } from '../support/visitor.ts'

/** The next Sunday of March on which European clocks go forward that is some time away. */
function nextSpringForward(): string {
  const year = new Date().getUTCFullYear() + 1
  const lastOfMarch = new Date(Date.UTC(year, 2, 31))
  return `${year}-03-${31 - lastOfMarch.getUTCDay()}`
}

test('from nothing to a ticket on sale without a manual, and somebody buys it', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const { page } = visitor
  await signUp(visitor, office, person('Alma'))
  const organizer = await foundOrganizer(visitor, 'Alma’s attic')

  await visitor.follow('Set up an event')
  await visitor.headingHasFocus()
  await visitor.examine('backoffice first event what')
  await answerWhat(visitor, 'The attic gala')
  await visitor.reads('When and where?')
  await visitor.headingHasFocus()
  await visitor.examine('backoffice first event when')
  await visitor.examineNarrow('backoffice first event when')

  // The browser’s way back loses nothing, nor does a reload.
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'Name, in English' })).toHaveValue(
    'The attic gala',
  )
  await visitor.press('Next')
  await answerWhenAndWhere(visitor, inDays(300))
  await page.reload()
  await visitor.sees('What you had typed here before is back.')
  await answerPlaces(visitor, 50)
  await visitor.examine('backoffice first event price')
  await type(visitor, 'Price', '12,50')
  await page.getByRole('textbox', { name: /^Reduced price/ }).fill('8')
  await visitor.press('Put it on sale')
  await visitor.reads('It is on sale')
  await visitor.headingHasFocus()
  await visitor.examine('backoffice on sale')
  const address = await page
    .getByRole('link', { name: /\/events\/the-attic-gala/ })
    .getAttribute('href')

  const buyer = await arrive({ language: 'en', device: 'desktop' })
  await buyer.open(String(address))
  await buyer.reads('The attic gala')
  await buyer.add('Ticket', 'Full price')
  await buyer.add('Ticket', 'Reduced price')
  await takePlaces(buyer)
  await buyer.sees(/20\.50/)
  await fillContact(buyer, { name: 'Boris Buyer', email: 'boris@buyers.example' })
  await pay(buyer)
  await decidePayment(buyer, 'pay')
  await seesTickets(buyer)

  await visitor.open(`${organizer}/events`)
  await visitor.sees('2 of 50 sold')
  await visitor.examine('backoffice events')
  await visitor.follow('The attic gala')
  await visitor.sees('Somebody has ordered: it can be called off, and not be taken off sale.')
})

test('a draft says what is missing, and is put on sale and taken off', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Bela'))
  await foundOrganizer(visitor, 'Bela’s barn')
  const editor = await saveDraft(visitor, 'The barn dance')
  await visitor.sees('Nothing is missing.')

  await visitor.open(`${editor}/settings`)
  await page.getByRole('checkbox', { name: 'Demo payment' }).uncheck()
  await visitor.press('Save')
  await visitor.sees('Saved.')
  await openOverview(page)
  await visitor.sees('A way to pay')
  await expect(page.getByRole('button', { name: 'Put it on sale' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await visitor.examine('backoffice event missing')
  await visitor.follow('A way to pay')
  await page.getByRole('checkbox', { name: 'Demo payment' }).check()
  await visitor.press('Save')
  await openOverview(page)
  await visitor.press('Put it on sale')
  await visitor.reads('It is on sale')

  const stranger = await arrive({ language: 'en', device: 'desktop' })
  // The open page asks what is left once more.
  stranger.expectAnswers(404)
  await stranger.open('/events/the-barn-dance')
  await stranger.reads('The barn dance')

  await visitor.open(editor)
  await visitor.press('Take it off sale')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take it off sale' }).click()
  await visitor.sees('It is a draft again.')
})

test('two people change the same text, and neither loses what they typed', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  await signUp(visitor, office, person('Cora'))
  await foundOrganizer(visitor, 'Cora’s cellar')
  const editor = await saveDraft(visitor, 'The cellar jam')
  await visitor.open(`${editor}/texts`)
  const other = await visitor.openTab()
  await other.open(`${editor}/texts`)
  const name = (one: Visitor) => one.page.getByRole('textbox', { name: /^Name in English/ })
  const summary = (one: Visitor) => one.page.getByRole('textbox', { name: /^Summary in English/ })

  await name(visitor).fill('The cellar session')
  await visitor.press('Save')
  await visitor.sees('Saved.')
  await name(other).fill('The cellar night')
  await summary(other).fill('Until late.')
  other.expectAnswers(412)
  await other.press('Save')
  const theirs = other.page.getByRole('group', {
    name: 'Saved by somebody else meanwhile: Name in English',
  })
  await expect(theirs).toContainText('The cellar session')
  await expect(name(other)).toHaveValue('The cellar night')
  await other.examine('backoffice event texts, disputed')
  await other.press('Save')
  await other.sees('Saved.')
  await other.reads('The cellar night')
})

test('a date at a time that clocks skip is asked about, and moved', async ({ arrive, office }) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Dora'))
  await foundOrganizer(visitor, 'Dora’s den')
  const editor = await saveDraft(visitor, 'The den')
  await visitor.open(`${editor}/dates`)
  await visitor.press('Add a date')
  const dialog = page.getByRole('dialog')
  await visitor.examine('backoffice new date')
  await dialog.getByLabel('Begins').fill(`${nextSpringForward()}T02:30`)
  await dialog.getByLabel('Ends').fill(`${nextSpringForward()}T05:00`)
  visitor.expectAnswers(422)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByText(/they skip this time/)).toBeVisible()
  await visitor.examine('backoffice ambiguous time')
  await dialog.getByRole('button', { name: /the later one$/ }).click()
  await visitor.sees('The date is added.')
  await expect(page.getByRole('heading', { level: 4, name: /3:30/ })).toBeVisible()
  await visitor.examine('backoffice dates')
})

test('a capacity is not lowered below what is held, and the lowest possible is told', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Enzo'))
  await foundOrganizer(visitor, 'Enzo’s estate')
  const editor = await saveDraft(visitor, 'The estate')
  await visitor.press('Put it on sale')
  await visitor.reads('It is on sale')

  const buyer = await arrive({ language: 'en', device: 'phone' })
  await buyer.open('/events/the-estate')
  await buyer.add('Ticket', 'Full price', 2)
  await takePlaces(buyer)

  await visitor.open(`${editor}/capacity`)
  await eventually(visitor.text('2 held')).toBeVisible()
  await visitor.examine('backoffice capacity')
  await visitor.press(/^Change: Places/)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Places' }).fill('1')
  visitor.expectAnswers(409)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('2 is the lowest possible')
  await visitor.examine('backoffice capacity too low')
  await dialog.getByRole('textbox', { name: 'Places' }).fill('2')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await visitor.sees('Places: 2 places.')
})

test('early birds and other prices are added to a ticket', async ({ arrive, office }) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const { page } = visitor
  await signUp(visitor, office, person('Frida'))
  await foundOrganizer(visitor, 'Frida’s field')
  const editor = await saveDraft(visitor, 'The field day')
  await visitor.open(`${editor}/tickets`)
  await visitor.examine('backoffice tickets')
  await visitor.press('Add a price: Ticket')
  const dialog = page.getByRole('dialog')
  await visitor.examine('backoffice new price')
  await visitor.examineNarrow('backoffice new price')
  await dialog.getByRole('textbox', { name: /^Name in English/ }).fill('Early bird')
  await dialog.getByRole('textbox', { name: 'Price, in EUR' }).fill('9')
  await dialog.getByLabel(/^On sale until/).fill(`${inDays(10)}T12:00`)
  // It overlaps the full price, which is for everybody too and has no time of its own.
  visitor.expectAnswers(422)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('group', { name: /attention/ })).toBeFocused()
  await dialog.getByLabel('For whom').selectOption('student')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await visitor.sees('Saved.')
  await expect(page.getByRole('row', { name: /Early bird/ })).toContainText('€9.00')
  await visitor.examine('backoffice tickets with phases')
})

test('rows of seats are typed and sold, and what is sold stays', async ({ arrive, office }) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const { page } = visitor
  await signUp(visitor, office, person('Gina'))
  await foundOrganizer(visitor, 'Gina’s garage')
  const editor = await saveDraft(visitor, 'The garage play')

  await visitor.open(`${editor}/capacity`)
  await visitor.press('Add places')
  const dialog = page.getByRole('dialog')
  const rows = dialog.getByRole('textbox', { name: /^Rows/ })
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Stalls')
  await dialog.getByRole('radio', { name: 'Numbered places at each date' }).check()
  await rows.fill('A 1-8\nB\nC-D 1-4, 7-10')
  await expect(dialog).toContainText('A row and its places, such as A 1-24')
  await expect(dialog).toContainText('24 places in 3 rows.')
  await visitor.examine('backoffice rows, one wrong')
  await visitor.examineNarrow('backoffice rows, one wrong')
  // The keyboard leads to the line.
  await dialog.getByRole('button', { name: 'Line 2:' }).press('Enter')
  await page.keyboard.type('B 1-7 odd')
  await expect(dialog).toContainText('28 places in 4 rows.')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await visitor.sees('The places are added.')

  await visitor.open(`${editor}/tickets`)
  await visitor.press(/^Actions.*: Full price$/)
  await page.getByRole('menuitem', { name: 'Change the price' }).click()
  await dialog.getByRole('textbox', { name: 'Places of “Places”' }).fill('')
  await dialog.getByRole('textbox', { name: 'Places of “Stalls”' }).fill('1')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await visitor.sees('Saved.')
  await visitor.open(editor)
  await visitor.press('Put it on sale')
  await visitor.reads('It is on sale')

  const buyer = await arrive({ language: 'en', device: 'desktop' })
  await buyer.open('/events/the-garage-play')
  const seat = (number: number) =>
    buyer.page
      .getByRole('group', { name: 'row B', exact: true })
      .getByRole('button', { name: new RegExp(`seat ${number}, .*free$`) })
  await seat(3).click()
  await seat(5).click()
  await buyer.examine('seats of typed rows')
  await takePlaces(buyer)
  await fillContact(buyer, { name: 'Boris Buyer', email: 'boris@garages.example' })
  await pay(buyer)
  await decidePayment(buyer, 'pay')
  await seesTickets(buyer)
  const order = await office.order(buyer.secret)
  expect(order.lines.map(({ place_label }) => place_label)).toEqual(['Stalls, B 3', 'Stalls, B 5'])

  await visitor.open(`${editor}/capacity`)
  await visitor.press(/^Change: Stalls/)
  await expect(rows).toHaveValue('A 1-8\nB 1-7 odd\nC-D 1-4, 7-10')
  await rows.fill('A 1-8\nB 1, 5\nC-D 1-4, 7-10')
  visitor.expectAnswers(409)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('Sold or held, and so they stay: Stalls, B 3 (1 in all).')
  await rows.fill('A 1-8\nB 1-5 odd\nC-D 1-4, 7-10')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await visitor.sees('Stalls: 27 places.')
})
