import { expect, test } from '../fixtures.ts'
import { linkFrom, foundOrganizer, person, signUp } from '../support/accounts.ts'
import { Keyboard } from '../support/keyboard.ts'
import { inDays, saveDraft } from '../support/setting-up.ts'

/** As it is typed into the browser's field for a date: month, day and year. */
function typed(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}${date}${year}`
}

test('somebody without a mouse signs up, sets up an event and puts it on sale', async ({
  arrive,
  office,
}) => {
  const who = person('Kay')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  const keyboard = new Keyboard(page)
  const box = (name: string | RegExp) => page.getByRole('textbox', { name })
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  await office.forgetAttempts()
  await visitor.open('/backoffice/sign-up')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await keyboard.type(box('Your name'), who.name)
  await keyboard.type(box('E-mail address'), who.email)
  await keyboard.type(page.getByLabel('Password', { exact: true }), who.password)
  await page.keyboard.press('Enter')
  await visitor.reads('Look at your mail')
  await visitor.open(await linkFrom(office, who.email, 'links/confirm'))
  await keyboard.press(button('Confirm my address'))
  await visitor.reads('Who sells the tickets?')
  await keyboard.isSomewhere()
  await keyboard.type(page.getByRole('textbox', { name: 'Name', exact: true }), 'Kay’s kitchen')
  await page.keyboard.press('Enter')
  await visitor.headingHasFocus()

  await keyboard.press(page.getByRole('link', { name: 'Set up an event' }))
  await visitor.reads('What is it?')
  await keyboard.isSomewhere()
  await keyboard.type(box('Name, in English'), 'The kitchen dance')
  await keyboard.press(button('Next'))
  await visitor.reads('When and where?')
  await keyboard.isSomewhere()
  await keyboard.reach(page.getByLabel('Date', { exact: true }))
  await page.keyboard.type(typed(inDays(300)))
  await keyboard.reach(page.getByLabel('Begins at'))
  await page.keyboard.type('0830PM')
  await keyboard.type(box('Name of the venue'), 'The kitchen')
  await keyboard.type(box('Town'), 'Rennes')
  // What is missing is said, and where.
  await keyboard.press(button('Next'))
  await keyboard.isSomewhere()
  await keyboard.type(box('Position on the map'), '48.1119, -1.6743')
  await keyboard.press(button('Next'))
  await visitor.reads('How many places are there?')
  await keyboard.isSomewhere()
  await keyboard.type(box('Places'), '40')
  await keyboard.press(button('Next'))
  await visitor.reads('What does it cost?')
  await keyboard.isSomewhere()
  await keyboard.type(page.getByRole('textbox', { name: 'Price', exact: true }), '8')
  await keyboard.press(button('Put it on sale'))
  await visitor.reads('It is on sale')
  await keyboard.isSomewhere()
  expect(keyboard.faults).toEqual([])
})

test('somebody without a mouse goes through the editor, and the focus is never lost', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  const keyboard = new Keyboard(page)
  await signUp(visitor, office, person('Mo'))
  await foundOrganizer(visitor, 'Mo’s mill')
  await saveDraft(visitor, 'The mill night')
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog')
  const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true })
  const section = async (name: string) => {
    const parts = page.getByRole('navigation', { name: 'Parts of the event' })
    await keyboard.press(parts.getByRole('link', { name, exact: true }))
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
    await keyboard.isSomewhere()
  }
  /** Who changes their mind is where they were. */
  const opensAndCloses = async (opener: string) => {
    await keyboard.press(button(opener))
    await expect(dialog).toBeVisible()
    await keyboard.isSomewhere()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(button(opener)).toBeFocused()
  }
  const undo = async () => {
    await keyboard.press(button('Undo'))
    await visitor.sees(/is there again\.$/)
    await keyboard.isSomewhere()
  }

  await section('Dates')
  await opensAndCloses('Add a date')
  await keyboard.press(button('Add a date'))
  await keyboard.reach(dialog.getByLabel('Begins'))
  await page.keyboard.type(typed(inDays(301)))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('0830PM')
  await keyboard.reach(dialog.getByLabel('Ends'))
  await page.keyboard.type(typed(inDays(301)))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('1130PM')
  await keyboard.press(inDialog('Add'))
  await visitor.sees('The date is added.')
  await expect(button('Add a date')).toBeFocused()
  const dates = page.getByRole('button', { name: /^Actions:/ })
  await keyboard.pick(dates.nth(1), page.getByRole('menuitem', { name: /^Delete/ }))
  await expect(dates).toHaveCount(1)
  await keyboard.isSomewhere()
  await undo()
  await expect(dates).toHaveCount(2)

  await section('Tickets and prices')
  await opensAndCloses('Add a ticket')
  await keyboard.press(button('Delete: Ticket'))
  await visitor.sees('No tickets yet')
  await keyboard.isSomewhere()
  await undo()

  await section('Codes')
  await opensAndCloses('Add a code')
  await keyboard.press(button('Add a code'))
  await keyboard.type(dialog.getByRole('textbox', { name: 'Code', exact: true }), 'MILL')
  const kinds = dialog.getByRole('group', { name: 'What does it do?' })
  await keyboard.choose(kinds, kinds.getByRole('radio', { name: /^A sum off/ }))
  await keyboard.type(dialog.getByRole('textbox', { name: /^Off each ticket/ }), '2')
  await keyboard.press(inDialog('Add'))
  await visitor.sees('The code is added.')
  await expect(button('Add a code')).toBeFocused()
  const code = button('Actions: MILL')
  await keyboard.pick(code, page.getByRole('menuitem', { name: 'Delete the code' }))
  await keyboard.press(
    page.getByRole('alertdialog').getByRole('button', { name: 'Delete the code' }),
  )
  await expect(code).toHaveCount(0)
  await keyboard.isSomewhere()
  await undo()

  await section('Pictures')
  const chooser = page.waitForEvent('filechooser')
  const choose = page.getByLabel('Choose pictures')
  await keyboard.reach(choose)
  await page.keyboard.press('Enter')
  visitor.expectAnswers(422)
  const notes = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Nothing.') }
  await (await chooser).setFiles(notes)
  await keyboard.press(button('Dismiss: notes.jpg'))
  await expect(button('Dismiss: notes.jpg')).toHaveCount(0)
  await keyboard.isSomewhere()

  await section('Settings')
  await keyboard.press(button('Delete the draft'))
  await keyboard.isSomewhere()
  await page.keyboard.press('Escape')
  await expect(button('Delete the draft')).toBeFocused()
  expect(keyboard.faults).toEqual([])
})
