// What people do to get into the back office, and what the test reads for them.

import { expect } from '@playwright/test'
import type { Office } from './office.ts'
import type { Visitor } from './visitor.ts'

export interface Person {
  name: string
  email: string
  password: string
}

type LinkPath =
  'links/confirm' | 'links/sign-in' | 'links/reset' | 'links/change-email' | 'invitation'

/** Nobody else has this address, so nobody else's mail is counted. */
export function person(name: string): Person {
  const part = crypto.randomUUID().slice(0, 8)
  return {
    name,
    email: `${name.toLowerCase().replaceAll(/[^a-z]/g, '-')}-${part}@organizers.example`,
    password: `a sentence of ${part}`,
  }
}

/** The link in the newest mail of so many that this address has got; the text and the HTML part name the same. */
export async function linkFrom(office: Office, to: string, path: LinkPath, count = 1) {
  const mails = await office.mails(to, count)
  const { text, html } = mails.at(-1) ?? { text: '', html: '' }
  const beginning = new URL(`/backoffice/${path}#`, process.env.GUICHET_URL).href
  const [, rest = ''] = text.split(beginning)
  const [token] = /^[\w-]{43}/.exec(rest) ?? []
  expect(token, `a link to ${beginning}`).toBeDefined()
  expect(html).toContain(`${beginning}${token}`)
  return `${beginning}${token}`
}

const WORDS = {
  fr: {
    account: 'Nouveau ici ? Créer un compte',
    name: 'Votre nom',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    create: 'Créer mon compte',
    mail: 'Regardez vos e-mails',
    confirmTitle: 'Confirmez votre adresse e-mail',
    confirm: 'Confirmer mon adresse',
    found: 'Qui vend les billets ?',
    organizer: 'Nom',
    foundSubmit: 'Créer',
    signIn: 'Se connecter',
  },
  en: {
    account: 'New here? Create an account',
    name: 'Your name',
    email: 'E-mail address',
    password: 'Password',
    create: 'Create my account',
    mail: 'Look at your mail',
    confirmTitle: 'Confirm your e-mail address',
    confirm: 'Confirm my address',
    found: 'Who sells the tickets?',
    organizer: 'Name',
    foundSubmit: 'Found',
    signIn: 'Sign in',
  },
}

export const wordsOf = ({ options }: Visitor) => WORDS[options.language]

/** Types into the field of this very name: the password's button has its word in its name too. */
export async function type({ page }: Visitor, label: string, value: string) {
  await page.getByRole('textbox', { name: label, exact: true }).fill(value)
}

/** Nothing is typed that nobody sees: a password is no textbox for assistive technology. */
export async function typePassword({ page }: Visitor, label: string, value: string) {
  await page.getByLabel(label, { exact: true }).fill(value)
}

/** From the sign-up page to the mail that is to be looked at. */
export async function askForAccount(visitor: Visitor, who: Person) {
  const words = wordsOf(visitor)
  await type(visitor, words.name, who.name)
  await type(visitor, words.email, who.email)
  await typePassword(visitor, words.password, who.password)
  await visitor.press(words.create)
  await visitor.reads(words.mail)
}

/** Somebody who has an account, and is asked who sells. */
export async function signUp(visitor: Visitor, office: Office, who: Person) {
  const words = wordsOf(visitor)
  await office.forgetAttempts()
  await visitor.open('/backoffice/sign-up')
  await askForAccount(visitor, who)
  await visitor.open(await linkFrom(office, who.email, 'links/confirm'))
  await visitor.press(words.confirm)
  await visitor.reads(words.found)
}

/** And who has an organizer; answers its address. */
export async function foundOrganizer(visitor: Visitor, name: string) {
  const words = wordsOf(visitor)
  await type(visitor, words.organizer, name)
  await visitor.press(words.foundSubmit)
  await expect(visitor.page).toHaveURL(/\/backoffice\/o\/[\w-]+$/)
  return new URL(visitor.page.url()).pathname
}

export async function signIn(visitor: Visitor, who: Person) {
  const words = wordsOf(visitor)
  await type(visitor, words.email, who.email)
  await typePassword(visitor, words.password, who.password)
  await visitor.press(words.signIn)
}
