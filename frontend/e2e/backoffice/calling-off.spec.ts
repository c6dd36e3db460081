import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp } from '../support/accounts.ts'
import { decidePayment, fillContact, pay, seesTickets, takePlaces } from '../support/buying.ts'
import { eventually } from '../support/office.ts'
import { openOverview, saveDraft } from '../support/setting-up.ts'

test('an event that somebody has tickets for is called off, and all is paid back', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'phone' })
  const { page } = visitor
  await signUp(visitor, office, person('Ines'))
  await foundOrganizer(visitor, 'Ines’ island')
  const editor = await saveDraft(visitor, 'The island gig')
  await visitor.press('Put it on sale')
  await visitor.reads('It is on sale')

  const buyer = await arrive({ language: 'en', device: 'phone' })
  await buyer.open('/events/the-island-gig')
  await buyer.add('Ticket', 'Full price')
  await takePlaces(buyer)
  await fillContact(buyer, { name: 'Jo Jolly', email: 'jo@buyers.example' })
  await pay(buyer)
  await decidePayment(buyer, 'pay')
  await seesTickets(buyer)

  await visitor.open(`${editor}/settings`)
  await visitor.press('Call the event off')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('€12.50')).toBeVisible()
  await visitor.examine('backoffice call off')
  await visitor.examineNarrow('backoffice call off')
  await dialog.getByLabel(/^What you tell buyers, in English/).fill('The ferry does not sail.')
  const act = dialog.getByRole('button', { name: 'Call the event off' })
  await dialog.getByRole('textbox').last().fill('The island gig')
  await act.click()
  await openOverview(page)
  await eventually(page.getByText('1 order was ended.')).toBeVisible()
  await visitor.examine('backoffice called off')

  await buyer.open('/events/the-island-gig')
  await buyer.sees('This event is cancelled')
  // Of the tickets, that it is called off, and of the money.
  const mails = await office.mails('jo@buyers.example', 3)
  expect(mails.filter(({ text }) => text.includes('The ferry does not sail.'))).toHaveLength(1)
})

test('a date that was deleted by mistake is taken back', async ({ arrive, office }) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Kim'))
  await foundOrganizer(visitor, 'Kim’s kiosk')
  const editor = await saveDraft(visitor, 'The kiosk jam')
  await visitor.open(`${editor}/dates`)
  const actions = page.getByRole('button', { name: /^Actions:/ })
  await visitor.examineMenu('backoffice menu of a date', actions)
  await actions.click()
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  await expect(actions).toHaveCount(0)
  await visitor.sees(/is deleted\.$/)
  await visitor.examine('backoffice date deleted')
  await visitor.press('Undo')
  await visitor.sees(/is there again\.$/)
  await expect(actions).toHaveCount(1)
})
