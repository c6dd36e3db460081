import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signIn, signUp, type } from '../support/accounts.ts'
import { codeOf, nextCodeOf } from '../support/authenticator.ts'
import { scan } from '../support/scanner.ts'

test('two steps are set up with the picture on the page, and sign in', async ({
  arrive,
  office,
}) => {
  // RFC 6238, appendix B: the last six digits at 59 seconds.
  const published = 'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(codeOf(published, 59_000)).toBe('287082')

  const who = person('Ines')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, who)
  await foundOrganizer(visitor, 'Ines on stage')
  await visitor.open('/backoffice/account/security')
  await visitor.reads('Security')
  await visitor.examine('backoffice security')
  await office.passStepUp(who.email)
  // The password is asked for again, which the browser tells the console.
  visitor.expectAnswers(403)
  await visitor.press('Turn on')
  const again = page.getByRole('dialog', { name: 'Is it you?' })
  await again.getByLabel('Password', { exact: true }).fill(who.password)
  await visitor.examine('backoffice step-up')
  await again.getByRole('button', { name: 'Continue', exact: true }).click()

  const address =
    (await scan(page.getByRole('img', { name: 'QR code for your authenticator app' }))) ?? ''
  expect(address).toContain('otpauth://totp/')
  await visitor.examine('backoffice scan')
  await visitor.press('Continue')
  const code = page.getByLabel('Code from your app')
  await code.fill('000000')
  const turnOn = page.getByRole('dialog').getByRole('button', { name: 'Turn on', exact: true })
  await turnOn.click()
  await visitor.sees(/This code is not right/)
  await code.fill(codeOf(address))
  await turnOn.click()
  const recoveryCodes = page.getByRole('dialog').getByRole('listitem')
  await expect(recoveryCodes).toHaveCount(10)
  const recoveryCode = await recoveryCodes.first().innerText()
  await visitor.examine('backoffice recovery codes')
  await page.getByLabel('I have kept these codes.').check()
  await visitor.press('Done')
  await visitor.sees('10 recovery codes left')

  const signOut = async () => {
    await page.getByRole('button', { name: /^Your account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await visitor.reads('Sign in')
  }
  await signOut()
  await signIn(visitor, who)
  await type(visitor, 'Code from your app', nextCodeOf(address))
  await visitor.examine('backoffice second step')
  await visitor.press('Continue')
  await visitor.reads('Welcome, Ines')

  await signOut()
  await signIn(visitor, who)
  await visitor.press('I do not have my app: use a recovery code')
  await type(visitor, 'Recovery code', recoveryCode.toUpperCase())
  await visitor.press('Continue')
  await visitor.reads('Welcome, Ines')
  await visitor.open('/backoffice/account/security')
  await visitor.sees('9 recovery codes left')
})

test('an API key asks who it is, and is shown once', async ({ arrive, office }) => {
  const who = person('Kim')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const { page } = visitor
  await signUp(visitor, office, who)
  const organizer = await foundOrganizer(visitor, 'Kim’s cellar')
  await visitor.open(`${organizer}/keys`)
  await visitor.sees('No keys')
  await visitor.examine('backoffice keys, none')
  await office.passStepUp(who.email)
  visitor.expectAnswers(403)
  await visitor.press('Create a key')
  await type(visitor, 'Name', 'Website')
  await visitor.examine('backoffice create a key')
  await visitor.press('Create')
  const again = page.getByRole('dialog', { name: 'Is it you?' })
  await again.getByLabel('Password', { exact: true }).fill(who.password)
  await again.getByRole('button', { name: 'Continue', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Your new key' })
  const [key] = /guichet_[0-9a-z]{8}_[0-9a-z]{38}/.exec(await dialog.innerText()) ?? ['']
  expect(key).not.toBe('')
  await visitor.examine('backoffice new key')
  await page.getByLabel('I have kept the key.').check()
  await visitor.press('Done')
  await expect(page.getByText(key)).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: 'Website' })).toBeVisible()
  await visitor.examine('backoffice keys')
})
