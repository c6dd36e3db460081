import { expect, test } from '../fixtures.ts'
import {
  foundOrganizer,
  linkFrom,
  person,
  signIn,
  signUp,
  type,
  typePassword,
  wordsOf,
} from '../support/accounts.ts'
import type { Visitor } from '../support/visitor.ts'

/** By the menu with one's name. */
async function signOut({ page }: Visitor, account: RegExp, item: string) {
  await page.getByRole('button', { name: account }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('somebody signs in by a mailed link, in French on a phone', async ({ arrive, office }) => {
  const who = person('Noor')
  const visitor = await arrive({ language: 'fr', device: 'phone' })
  await signUp(visitor, office, who)
  await foundOrganizer(visitor, 'La cave de Noor')
  await signOut(visitor, /^Votre compte/, 'Se déconnecter')
  await visitor.reads('Se connecter')
  await type(visitor, wordsOf(visitor).email, who.email)
  await visitor.press('Se connecter par un lien reçu par e-mail')
  // The address that was typed goes along.
  await visitor.press('Recevoir le lien')
  await visitor.reads(wordsOf(visitor).mail)
  await visitor.open(await linkFrom(office, who.email, 'links/sign-in', 2))
  await visitor.reads('Se connecter à Guichet')
  await visitor.examine('backoffice link')
  await visitor.press('Se connecter')
  await visitor.reads('Bienvenue, Noor')
})

test('a forgotten password is replaced from the mail, and other devices are out', async ({
  arrive,
  office,
}) => {
  const who = person('Dana')
  const other = await arrive({ language: 'fr', device: 'phone' })
  await signUp(other, office, who)
  const organizer = await foundOrganizer(other, 'Dana’s barn')

  const visitor = await arrive({ language: 'en', device: 'desktop' })
  await visitor.open('/backoffice/sign-in')
  await visitor.follow('Forgotten your password?')
  await visitor.reads('A new password')
  await type(visitor, 'E-mail address', who.email)
  await visitor.press('Send me the link')
  await visitor.reads(wordsOf(visitor).mail)
  await visitor.open(await linkFrom(office, who.email, 'links/reset', 2))
  await visitor.reads('Choose a new password')
  await visitor.examine('backoffice reset')
  await typePassword(visitor, 'New password', 'another sentence of Dana')
  await visitor.press('Save and sign in')
  await visitor.reads('Welcome, Dana')

  // Sessions are known elsewhere for at most half a minute.
  other.expectAnswers(401)
  await expect(async () => {
    await other.open(organizer)
    await expect(other.page.getByRole('heading', { name: 'Se connecter' })).toBeVisible({
      timeout: 3_000,
    })
  }).toPass({ timeout: 60_000 })
  other.expectAnswers(403)
  await signIn(other, who)
  await other.sees('L’adresse e-mail ou le mot de passe est faux.')
  await typePassword(other, 'Mot de passe', 'another sentence of Dana')
  await other.press('Se connecter')
  await other.reads('Bienvenue, Dana')
})

test('the demo’s owner asks for a link, and finds the team that the demo has', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'en', device: 'desktop' })
  await office.forgetAttempts()
  await visitor.open('/backoffice')
  await type(visitor, 'E-mail address', 'camille@parvis.example')
  await visitor.press('Sign in by a link in a mail')
  await visitor.press('Send me the link')
  await visitor.reads(wordsOf(visitor).mail)
  await visitor.open(await linkFrom(office, 'camille@parvis.example', 'links/sign-in'))
  await visitor.press('Sign in')
  await visitor.reads('Welcome, Camille Owner')
  await visitor.follow('Team')
  for (const role of ['Owner', 'Manager', 'Sales', 'Gate'])
    await expect(visitor.page.getByRole('row').filter({ hasText: role })).toHaveCount(1)
  await visitor.sees('only 1 event')
})
