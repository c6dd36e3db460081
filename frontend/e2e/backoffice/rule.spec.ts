import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp } from '../support/accounts.ts'
import {
  chooseDate,
  decidePayment,
  fillContact,
  pay,
  seesTickets,
  takePlaces,
} from '../support/buying.ts'
import { inDays, openOverview, saveDraft } from '../support/setting-up.ts'

test('thirty dates by a rule, one of them moved, and somebody buys for that one', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Gala'))
  await foundOrganizer(visitor, 'Gala’s garage')
  const editor = await saveDraft(visitor, 'The residency')

  await visitor.open(`${editor}/dates`)
  await visitor.press('Add several dates by a rule')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('First day').fill(inDays(301))
  await dialog.getByLabel('It takes place').selectOption('monthly')
  await dialog.getByLabel('On which day of the month').selectOption('weekday')
  await dialog.getByRole('checkbox', { name: 'Second' }).check()
  await dialog.getByRole('checkbox', { name: 'Friday' }).check()
  await expect(dialog.getByText('This rule makes 10 dates.')).toBeVisible()
  await visitor.examine('backoffice rule by month')
  await dialog.getByLabel('It takes place').selectOption('daily')
  await dialog.getByRole('textbox', { name: 'Number of days' }).fill('30')
  await dialog.getByRole('button', { name: 'Add 30 dates' }).click()
  await visitor.sees('30 dates are added.')
  await visitor.sees(/, from .+, on 30 days$/)

  // The one of the wizard is before them.
  await page
    .getByRole('button', { name: /^Actions:/ })
    .nth(3)
    .click()
  await page.getByRole('menuitem', { name: 'Move the date' }).click()
  await dialog.getByLabel('Begins').fill(`${inDays(303)}T15:00`)
  await dialog.getByLabel('Ends').fill(`${inDays(303)}T17:00`)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await visitor.sees('The date is changed.')
  await visitor.examine('backoffice dates by rule')
  await visitor.follow('Calendar')
  await visitor.examine('backoffice calendar of dates')
  await visitor.examineNarrow('backoffice calendar of dates')
  await visitor.follow('List')

  const boxes = page.getByRole('checkbox', { name: /^Choose / })
  await boxes.nth(4).check()
  await boxes.nth(8).click({ modifiers: ['Shift'] })
  await visitor.sees('5 dates chosen')
  await visitor.press('Change together')
  await visitor.examine('backoffice several dates')
  await visitor.examineNarrow('backoffice several dates')
  await dialog.getByRole('textbox', { name: /^Places of/ }).fill('60')
  await dialog.getByRole('button', { name: 'Change 5 dates' }).click()
  await visitor.sees('5 dates are changed.')
  await expect(page.getByText('60 free')).toHaveCount(5)
  await visitor.press('Undo')
  await visitor.sees('It is as it was before.')
  await expect(page.getByText('60 free')).toHaveCount(0)

  await visitor.press('Change the rule: Every day')
  await dialog.getByRole('textbox', { name: 'Number of days' }).fill('28')
  await dialog.getByLabel('Takes so many minutes').fill('90')
  await expect(dialog.getByText('Added: 0. Changed: 27. Deleted: 2. As they are: 1.')).toBeVisible()
  await visitor.examine('backoffice change rule')
  await visitor.examineNarrow('backoffice change rule')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await visitor.sees('The rule is changed.')
  await expect(page.getByRole('button', { name: /^Actions:/ })).toHaveCount(29)

  await openOverview(page)
  await visitor.press('Put it on sale')
  await visitor.reads('It is on sale')

  const buyer = await arrive({ language: 'en', device: 'phone' })
  await buyer.open('/events/the-residency')
  await chooseDate(buyer, 3)
  await buyer.add('Ticket', 'Full price')
  await takePlaces(buyer)
  await buyer.sees(/15:00/)
  await fillContact(buyer, { name: 'Bruno Buyer', email: 'bruno@buyers.example' })
  await pay(buyer)
  await decidePayment(buyer, 'pay')
  await seesTickets(buyer)
  await buyer.sees(/15:00/)

  await visitor.open(`${editor}/dates`)
  await expect(
    page.getByRole('article').filter({ hasText: 'Changed by itself' }).getByText('1 of 50 sold'),
  ).toBeVisible()
})

test('a draft that was deleted by mistake is taken back with all that it has', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const { page } = visitor
  await signUp(visitor, office, person('Hugo'))
  await foundOrganizer(visitor, 'Hugo’s hangar')
  const editor = await saveDraft(visitor, 'The hangar hop')
  await visitor.open(`${editor}/settings`)
  await visitor.press('Delete the draft')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the draft' }).click()
  await visitor.reads('Events')
  await visitor.sees('“The hangar hop” is deleted.')
  await expect(page.getByRole('link', { name: 'The hangar hop' })).toHaveCount(0)
  await visitor.examine('backoffice event deleted')
  await visitor.press('Undo')
  await visitor.sees('“The hangar hop” is a draft again.')
  await visitor.follow('The hangar hop')
  await visitor.sees('Nothing is missing.')
  await visitor.open(`${editor}/tickets`)
  await visitor.sees('€12.50')
})
