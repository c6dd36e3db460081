import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp, type } from '../support/accounts.ts'

const IBAN = 'fr1420041010050500013m02606'

test('two people change the same setting, and neither loses what they typed', async ({
  arrive,
  office,
}) => {
  const who = person('Maya')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  await signUp(visitor, office, who)
  const organizer = await foundOrganizer(visitor, 'Maya’s mill')
  await visitor.open(`${organizer}/settings`)
  await visitor.reads('Organizer')
  await visitor.examine('backoffice settings')
  const other = await visitor.openTab()
  await other.open(`${organizer}/settings`)
  const field = (one: typeof visitor, label: string) =>
    one.page.getByRole('textbox', { name: label, exact: false })

  await field(visitor, 'VAT number').fill('FR 11')
  await field(visitor, 'Legal name').fill('Mill, cooperative society')
  await visitor.press('Save')
  await visitor.sees('Saved.')

  await field(other, 'VAT number').fill('FR 22')
  await field(other, 'Registration number').fill('123 456 789')
  other.expectAnswers(412)
  await other.press('Save')
  const theirs = other.page.getByRole('group', {
    name: 'Saved by somebody else meanwhile: VAT number',
  })
  await expect(theirs).toContainText('FR 11')
  await expect(field(other, 'VAT number')).toHaveValue('FR 22')
  await expect(field(other, 'Registration number')).toHaveValue('123 456 789')
  await expect(field(other, 'Legal name')).toHaveValue('Mill, cooperative society')
  await other.examine('backoffice settings, disputed')
  await other.examineNarrow('backoffice settings, disputed')
  await other.press('Take theirs: VAT number')
  await expect(theirs).toHaveCount(0)
  await other.press('Save')
  await other.sees('Saved.')
  await other.page.reload()
  await expect(field(other, 'VAT number')).toHaveValue('FR 11')
  await expect(field(other, 'Registration number')).toHaveValue('123 456 789')
})

test('what is typed into the settings is not left unsaved by mistake', async ({
  arrive,
  office,
}) => {
  const who = person('Igor')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, who)
  const organizer = await foundOrganizer(visitor, 'Igor’s ice')
  await visitor.open(`${organizer}/settings`)
  const vat = page.getByRole('textbox', { name: 'VAT number' })
  await vat.fill('FR 33')

  await visitor.follow('Team')
  const question = page.getByRole('alertdialog', { name: 'Leave this page?' })
  await visitor.examine('backoffice leave')
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(question).toHaveCount(0)
  await expect(vat).toHaveValue('FR 33')
  await expect(page).toHaveURL(/\/settings$/)
  const asked = page.waitForEvent('dialog')
  const closing = page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await closing

  // The session ends elsewhere in the middle of it.
  await office.endSessions(who.email)
  visitor.expectAnswers(401)
  await visitor.press('Save')
  const again = page.getByRole('dialog', { name: 'Are you still there?' })
  await again.getByLabel('Password', { exact: true }).fill(who.password)
  await again.getByRole('button', { name: 'Sign in again' }).click()
  await visitor.sees('Saved.')
  await page.reload()
  await expect(vat).toHaveValue('FR 33')
})

test('a tab that signs out asks another with something half typed for the password', async ({
  arrive,
  office,
}) => {
  const who = person('Yuki')
  const visitor = await arrive({ language: 'fr', device: 'desktop' })
  await signUp(visitor, office, who)
  const organizer = await foundOrganizer(visitor, 'Le jardin de Yuki')
  await visitor.open(`${organizer}/settings`)
  const vat = visitor.page.getByRole('textbox', { name: 'Numéro de TVA' })
  await vat.fill('FR 44')
  const other = await visitor.openTab()
  await other.open(organizer)
  await other.page.getByRole('button', { name: /^Votre compte/ }).click()
  await other.page.getByRole('menuitem', { name: 'Se déconnecter' }).click()

  const again = visitor.page.getByRole('dialog', { name: /Êtes-vous toujours là/ })
  await again.getByLabel('Mot de passe', { exact: true }).fill(who.password)
  await again.getByRole('button', { name: 'Se reconnecter' }).click()
  await expect(again).toHaveCount(0)
  await expect(vat).toHaveValue('FR 44')
  await visitor.press('Enregistrer')
  await visitor.sees('Enregistré.')
})

test('the bank account is replaced after the password, and never shown', async ({
  arrive,
  office,
}) => {
  const who = person('Ana')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, who)
  const organizer = await foundOrganizer(visitor, 'Ana’s arena')
  await visitor.follow('Bank account')
  await visitor.reads('Bank account')
  await visitor.headingHasFocus()
  await visitor.sees('There is no bank account yet.')
  await visitor.examine('backoffice bank account')
  await type(visitor, 'Account holder', 'Ana')
  await type(visitor, 'IBAN', IBAN)
  await page.getByRole('textbox', { name: 'IBAN' }).blur()
  await expect(page.getByRole('textbox', { name: 'IBAN' })).toHaveValue(
    'FR14 2004 1010 0505 0001 3M02 606',
  )
  await office.passStepUp(who.email)
  visitor.expectAnswers(403)
  await visitor.press('Save')
  const again = page.getByRole('dialog', { name: 'Is it you?' })
  await again.getByLabel('Password', { exact: true }).fill(who.password)
  await again.getByRole('button', { name: 'Continue', exact: true }).click()
  await visitor.sees('There is a bank account.')
  await visitor.open(`${organizer}/bank-account`)
  await visitor.sees('There is a bank account.')
  await expect(page.getByText('2004')).toHaveCount(0)
  await visitor.open(`${organizer}/audit`)
  await visitor.sees('replaced the bank account')
})
