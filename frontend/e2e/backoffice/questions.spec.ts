import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp } from '../support/accounts.ts'
import { decidePayment, fillContact, pay, seesTickets, takePlaces } from '../support/buying.ts'
import { openOverview, saveDraft } from '../support/setting-up.ts'

test('questions are asked, tried out and ordered, and a buyer answers them', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, person('Quentin'))
  await foundOrganizer(visitor, 'Quentin’s quay')
  const editor = await saveDraft(visitor, 'The quay concert')
  await visitor.open(`${editor}/questions`)
  await visitor.sees('No questions')
  await visitor.examine('backoffice no questions')

  const dialog = page.getByRole('dialog')
  const ask = async (label: string, kind: string) => {
    await visitor.press('Ask a question')
    await dialog.getByRole('textbox', { name: /^Question, in English/ }).fill(label)
    await dialog.getByLabel('What an answer is').selectOption(kind)
  }
  await ask('Where do you come from?', 'A country')
  await dialog.getByRole('radio', { name: 'Has to be answered' }).check()
  await expect(dialog.getByLabel('Where do you come from?')).toContainText('Belgium')
  await visitor.examine('backoffice question')
  await dialog.getByRole('button', { name: 'Ask it' }).click()
  await visitor.sees('The question is asked from now on.')
  await ask('Whom may we call?', 'A telephone number')
  await dialog.getByRole('button', { name: 'Ask it' }).click()
  await expect(dialog).toHaveCount(0)

  const rows = page.getByRole('list', { name: 'Questions that are asked' }).getByRole('listitem')
  await expect(rows).toContainText(['Where do you come from?', 'Whom may we call?'])
  await visitor.press('Later: Where do you come from?')
  await expect(rows).toContainText(['Whom may we call?', 'Where do you come from?'])
  await expect(page.getByRole('button', { name: 'Later: Where do you come from?' })).toBeFocused()
  await visitor.examine('backoffice questions')
  await visitor.examineNarrow('backoffice questions')
  // A hand on the handle does what the button does.
  const handle = rows.nth(1).locator('.drag-handle')
  await handle.hover()
  await page.mouse.down()
  await rows.nth(0).hover()
  await page.mouse.up()
  await expect(rows).toContainText(['Where do you come from?', 'Whom may we call?'])
  // One more, which waits for an answer to another.
  await ask('Do you come by bus?', 'A box to tick')
  await dialog.getByRole('button', { name: 'Ask it' }).click()
  await expect(dialog).toHaveCount(0)
  await ask('Which stop?', 'A text')
  await dialog.getByRole('radio', { name: 'Has to be answered' }).check()
  await dialog
    .getByLabel('When is it asked?')
    .selectOption('Only after a certain answer to “Do you come by bus?”')
  await dialog.getByRole('button', { name: 'Ask it' }).click()
  await visitor.sees('Choose the answer.')
  await visitor.examine('backoffice question with a condition')
  await visitor.examineNarrow('backoffice question with a condition')
  await dialog.getByLabel('Asked only where the answer is').selectOption('Ticked')
  await dialog.getByRole('button', { name: 'Ask it' }).click()
  await visitor.sees('only where “Do you come by bus?” is answered with: Ticked')

  await openOverview(page)
  await visitor.press('Put it on sale')
  await visitor.reads('It is on sale')
  const address = await page
    .getByRole('link', { name: /\/events\/the-quay-concert/ })
    .getAttribute('href')

  const buyer = await arrive({ language: 'en', device: 'phone' })
  await buyer.open(String(address))
  await buyer.add('Ticket', 'Full price')
  await takePlaces(buyer)
  await fillContact(buyer, { name: 'Billie Buyer', email: 'billie@buyers.example' })
  await buyer.page.getByLabel(/^Whom may we call/).fill('call me')
  await pay(buyer)
  await buyer.sees(/Where do you come from\? — This is needed/)
  await buyer.sees(/Whom may we call\? — Enter a telephone number/)
  await buyer.examine('checkout questions')
  await buyer.page.getByLabel(/^Whom may we call/).fill('0033 6 12 34 56 78')
  await buyer.page.getByLabel('Where do you come from?').selectOption('Belgium')
  await expect(buyer.page.getByLabel(/^Which stop/)).toHaveCount(0)
  await buyer.page.getByLabel('Do you come by bus?').check()
  await buyer.page.getByLabel(/^Which stop/).fill('The mill')
  await pay(buyer)
  await decidePayment(buyer, 'pay')
  await seesTickets(buyer)
  const { answers } = await office.order(buyer.secret)
  expect(Object.values(answers)).toHaveLength(4)
  expect(Object.values(answers)).toEqual(
    expect.arrayContaining(['+33612345678', 'BE', true, 'The mill']),
  )

  await visitor.open(`${editor}/questions`)
  await visitor.sees('answered 1 time')
  await visitor.press('Actions: Where do you come from?')
  await page.getByRole('menuitem', { name: 'Change' }).click()
  await visitor.sees('Somebody has answered')
  await expect(dialog.getByLabel('What an answer is')).toHaveCount(0)
})
