import { expect, test } from '../fixtures.ts'
import {
  askForAccount,
  foundOrganizer,
  linkFrom,
  person,
  signIn,
  signUp,
  wordsOf,
} from '../support/accounts.ts'

test('somebody signs up from the mail to the first organizer, in French on a phone', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'fr', device: 'phone' })
  const words = wordsOf(visitor)
  const who = person('Noémie')
  await office.forgetAttempts()

  await visitor.open('/backoffice')
  await visitor.reads('Se connecter')
  await visitor.examine('backoffice sign-in')
  await visitor.follow(words.account)
  await visitor.reads('Vendre des billets avec Guichet')
  await visitor.headingHasFocus()
  await visitor.examine('backoffice sign-up')
  await visitor.examineNarrow('backoffice sign-up')
  await askForAccount(visitor, who)
  await visitor.sees(who.email)
  await visitor.examine('backoffice mail')

  const link = await linkFrom(office, who.email, 'links/confirm')
  // A scanner that follows every link of a mail spends none.
  for (let times = 0; times < 5; times += 1) await office.get(new URL(link).pathname)
  const scanner = await arrive({ language: 'en', device: 'desktop' })
  await scanner.open(link)
  await scanner.reads('Confirm your e-mail address')

  const asked: string[] = []
  visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await visitor.open(link)
  await visitor.reads(words.confirmTitle)
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([])
  expect(visitor.page.url()).not.toContain('#')
  await visitor.examine('backoffice confirm')
  await visitor.press(words.confirm)

  await visitor.reads(words.found)
  await visitor.headingHasFocus()
  await visitor.examine('backoffice found')
  await visitor.examineNarrow('backoffice found')
  await foundOrganizer(visitor, 'Le Moulin de Noémie')
  await visitor.reads('Bienvenue, Noémie')
  await visitor.headingHasFocus()
  await expect(
    visitor.page.getByRole('button', { name: 'Organisateur : Le Moulin de Noémie' }),
  ).toBeVisible()
  await visitor.examine('backoffice overview')
  await visitor.examineNarrow('backoffice overview')
})

test('an address that is known gets another mail, and the page says the same', async ({
  arrive,
  office,
}) => {
  const who = person('Camille')
  const first = await arrive({ language: 'en', device: 'desktop' })
  await signUp(first, office, who)

  const stranger = await arrive({ language: 'en', device: 'desktop' })
  await stranger.open('/backoffice/sign-up')
  await askForAccount(stranger, who)
  await stranger.sees(`We have sent a mail to ${who.email}.`)
  const mails = await office.mails(who.email, 2)
  expect(mails.at(-1)?.text).not.toContain('/links/confirm#')
})

test('a link works once, in the browser that asked', async ({ arrive, office }) => {
  const who = person('Sacha')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  const words = wordsOf(visitor)
  await office.forgetAttempts()
  await visitor.open('/backoffice/sign-up')
  await askForAccount(visitor, who)
  const link = await linkFrom(office, who.email, 'links/confirm')

  const elsewhere = await arrive({ language: 'en', device: 'desktop' })
  elsewhere.expectAnswers(409)
  await elsewhere.open(link)
  await elsewhere.press(words.confirm)
  await elsewhere.reads('This link cannot be used')

  visitor.expectAnswers(409)
  await visitor.open(link)
  await visitor.press(words.confirm)
  await visitor.reads(words.found)
  await visitor.open('about:blank')
  await visitor.open(link)
  await visitor.press(words.confirm)
  await visitor.reads('This link cannot be used')
  await visitor.examine('backoffice link over')
})

test('a session that ended elsewhere asks for the password in the middle of a form and loses nothing', async ({
  arrive,
  office,
}) => {
  const who = person('Robin')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  await signUp(visitor, office, who)
  await foundOrganizer(visitor, 'Robin’s stage')

  await visitor.page.goto('/backoffice/found')
  await visitor.page.getByLabel('Name', { exact: true }).fill('Second stage')
  await office.endSessions(who.email)
  visitor.expectAnswers(401)
  await visitor.press('Found')
  const dialog = visitor.page.getByRole('dialog', { name: 'Are you still there?' })
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused()
  await visitor.examine('backoffice session ended')
  await dialog.getByLabel('Password', { exact: true }).fill(who.password)
  await dialog.getByRole('button', { name: 'Sign in again' }).click()
  await expect(visitor.page).toHaveURL(/\/backoffice\/o\/second-stage/)
  await visitor.sees('Second stage is founded.')
})

test('a tab that signs out takes the others with it', async ({ arrive, office }) => {
  const who = person('Jo')
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  await signUp(visitor, office, who)
  const other = await visitor.openTab()
  await other.open('/backoffice/found')
  await visitor.page.getByRole('button', { name: /^Your account/ }).click()
  await visitor.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await visitor.reads('Sign in')
  await other.reads('Sign in')

  await signIn(visitor, who)
  await visitor.reads('Who sells the tickets?')
})

test('a buyer’s page asks for nothing of the back office', async ({ arrive, office }) => {
  const visitor = await arrive({ language: 'fr', device: 'phone' })
  const asked: string[] = []
  visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await visitor.open('/')
  await visitor.open('/events/nuit-phosphore-lyon')
  expect(asked.filter((path) => path.includes('backoffice'))).toEqual([])
  const worker = await (await office.get('/service-worker.js')).text()
  expect(worker).not.toContain('backoffice')
})
