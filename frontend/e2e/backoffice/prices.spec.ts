import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp } from '../support/accounts.ts'
import { decidePayment, fillContact, pay, seesTickets, takePlaces } from '../support/buying.ts'
import { saveDraft } from '../support/setting-up.ts'
import type { Visitor } from '../support/visitor.ts'

async function putOnSale(visitor: Visitor, editor: string) {
  await visitor.open(editor)
  await visitor.press('Put it on sale')
  await visitor.reads('It is on sale')
}

test('a fee is in the one price that buyers see, and beside it they choose another', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Paola'))
  await foundOrganizer(visitor, 'Paola’s pier')
  const editor = await saveDraft(visitor, 'The pier party')
  await visitor.open(`${editor}/tickets`)
  await visitor.press('Change the fee')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^For each ticket/ }).fill('0.50')
  await dialog.getByRole('radio', { name: /^The buyer pays it on top/ }).check()
  await expect(dialog).toContainText('You set €12.50, the buyer pays €13.00.')
  await visitor.examine('backoffice fee')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await visitor.sees('Saved.')

  await visitor.press('Add a price: Ticket')
  await dialog.getByRole('textbox', { name: /^Name in English/ }).fill('Supporters')
  await dialog.getByLabel('For whom').selectOption('member')
  await dialog.getByLabel('Who says the price?').selectOption({ index: 1 })
  await dialog.getByRole('textbox', { name: /^Least price/ }).fill('5')
  await dialog.getByRole('textbox', { name: /^Suggested price/ }).fill('20')
  await dialog.getByRole('textbox', { name: /^Highest price/ }).fill('100')
  await visitor.examine('backoffice free price')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /Supporters/ })).toContainText('€5.00 to €100.00')
  await putOnSale(visitor, editor)

  const buyer = await arrive({ language: 'en', device: 'phone' })
  await buyer.open('/events/the-pier-party')
  await buyer.sees('€13.00')
  await expect(buyer.page.getByText('€12.50')).toHaveCount(0)
  await buyer.add('Ticket', 'Full price')
  await buyer.add('Ticket', 'Supporters')
  const price = buyer.page.getByRole('textbox', { name: 'Your price for “Supporters”, in EUR' })
  await price.fill('4.99')
  await buyer.sees('Choose a price from €5.00 to €100.00.')
  await buyer.examine('free price too low')
  await price.fill('7.25')
  await takePlaces(buyer)
  await fillContact(buyer, { name: 'Boris Buyer', email: 'boris@piers.example' })
  await buyer.press(/^Pay €20.25/)
  await decidePayment(buyer, 'pay')
  await seesTickets(buyer)
  const { lines } = await office.order(buyer.secret)
  expect(lines.map((line) => line.price.amount).toSorted()).toEqual([1300, 725])
})

test('an add-on is shown where its organizer puts it, and sold beside tickets only', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const { page } = visitor
  await signUp(visitor, office, person('Quentin'))
  await foundOrganizer(visitor, 'Quentin’s quarry')
  const editor = await saveDraft(visitor, 'The quarry concert')
  await visitor.open(`${editor}/tickets`)
  await visitor.press('Add a ticket')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^Add-on/ }).check()
  await dialog.getByRole('textbox', { name: /^Name in English/ }).fill('Parking')
  await dialog.getByRole('textbox', { name: /^At most for each “Ticket”/ }).fill('1')
  await dialog.getByLabel('Tax').selectOption('No tax')
  await dialog.getByRole('textbox', { name: /^Price, in EUR/ }).fill('5')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await visitor.sees('Only with: Ticket')
  const earlier = page.getByRole('button', { name: 'Earlier: Parking' })
  await earlier.click()
  await visitor.sees('Parking: now number 1.')
  await expect(earlier).toBeFocused()
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Parking')
  await visitor.examine('backoffice tickets in order')
  await visitor.examineNarrow('backoffice tickets in order')
  await putOnSale(visitor, editor)

  const buyer = await arrive({ language: 'en', device: 'desktop' })
  await buyer.open('/events/the-quarry-concert')
  await buyer.sees('Only with: Ticket.')
  const headings = await buyer.page.getByRole('heading', { name: /^(Parking|Ticket)$/ }).all()
  expect(await Promise.all(headings.map((heading) => heading.textContent()))).toEqual([
    'Parking',
    'Ticket',
  ])
  const more = (product: string) =>
    buyer.page
      .getByRole('region', { name: product, exact: true })
      .getByRole('button', { name: 'One more: Full price' })
  await expect(more('Parking')).toHaveAttribute('aria-disabled', 'true')
  await more('Ticket').click()
  await more('Parking').click()
  await takePlaces(buyer)
  await fillContact(buyer, { name: 'Berta Buyer', email: 'berta@quarries.example' })
  await pay(buyer)
  await decidePayment(buyer, 'pay')
  await seesTickets(buyer)
})

test('a code stops when its budget is used up, and what was deleted comes back', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Rosa'))
  await foundOrganizer(visitor, 'Rosa’s roof')
  const editor = await saveDraft(visitor, 'The roof recital')
  await visitor.open(`${editor}/codes`)
  const dialog = page.getByRole('dialog')
  for (const code of ['ROOF', 'MISTAKE']) {
    await visitor.press('Add a code')
    await dialog.getByRole('textbox', { name: 'Code', exact: true }).fill(code)
    await dialog.getByRole('radio', { name: /^A sum off each ticket/ }).check()
    await dialog.getByRole('textbox', { name: /^Off each ticket/ }).fill('5')
    await dialog.getByRole('textbox', { name: /^What it may take off in all/ }).fill('7.50')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await visitor.sees('The code is added.')
    await expect(dialog).toHaveCount(0)
  }

  // A code is put back by the message, a ticket from the list of what was deleted.
  const actions = page.getByRole('button', { name: 'Actions: MISTAKE' })
  await actions.click()
  await page.getByRole('menuitem', { name: 'Delete the code' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the code' }).click()
  await expect(actions).toHaveCount(0)
  await visitor.press('Undo')
  await expect(actions).toHaveCount(1)
  await visitor.open(`${editor}/tickets`)
  await visitor.press('Delete: Ticket')
  await visitor.sees('No tickets yet')
  await visitor.open(`${editor}/settings`)
  await visitor.examine('backoffice recently deleted')
  await visitor.press('Restore: Ticket')
  await visitor.sees('“Ticket” is there again.')
  await putOnSale(visitor, editor)

  const take = async (buyer: Visitor) => {
    await buyer.open('/events/the-roof-recital?code=ROOF')
    await buyer.sees('The code ROOF is applied')
    await buyer.add('Ticket', 'Full price')
    await buyer.sees('Discount ROOF −€5.00')
  }
  const first = await arrive({ language: 'en', device: 'phone' })
  await take(first)
  await takePlaces(first)
  const second = await arrive({ language: 'en', device: 'desktop' })
  await take(second)
  second.expectAnswers(409)
  await second.press('Take places')
  await second.sees('The discount is more than this code has left')
  await second.sees(/This code can still take €2\.50 off\./)
  await second.examine('budget used up')
})
