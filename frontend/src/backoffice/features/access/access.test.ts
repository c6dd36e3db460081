// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { router } from '@/backoffice/router'
import {
  answer,
  closeOffice,
  heading,
  member,
  namesOfSent,
  openOffice,
  press,
  refusal,
  sent,
  settle,
  somebody,
  textOfPage,
  type,
  where,
} from '@/backoffice/test-office'

const me = somebody(member('parvis'))
const invitation = {
  organizer: { id: 'id-of-parvis', name: 'The parvis' },
  role: 'sales',
  email: 'camille@parvis.example',
  invited_by: 'Dominique',
  expires_at: '2026-12-08T10:00:00Z',
  has_account: false,
}
const bodiesOf = (name: string): unknown[] =>
  sent.filter((one) => one.name === name).map(({ body }) => body)

afterEach(() => {
  vi.useRealTimers()
  closeOffice()
})

async function signIn(): Promise<void> {
  await type('E-mail address', 'camille@parvis.example')
  await type('Password', 'correct horse')
  await press('Sign in')
}

it('asks an account with two steps for the code, or takes a recovery code', async () => {
  await openOffice('/sign-in', null, {
    'POST /sessions': ({ body }) => {
      const { code } = body as { code?: string }
      if (code === undefined) return refusal(403, 'second-factor-required')
      return code === 'abcd-efgh' ? me : refusal(403, 'code-refused')
    },
  })
  await signIn()
  expect(heading()).toBe('Second step')
  await type('Code from your app', '123 456')
  await press('Continue')
  expect(textOfPage()).toContain('This code is not right')
  await press('I do not have my app: use a recovery code')
  await type('Recovery code', 'abcd-efgh')
  await press('Continue')
  expect(where()).toBe('/o/parvis')
  expect(bodiesOf('POST /sessions').at(-1)).toEqual({
    email: 'camille@parvis.example',
    password: 'correct horse',
    code: 'abcd-efgh',
  })
})

it('tells a wrong address and a wrong password alike', async () => {
  await openOffice('/sign-in', null, { 'POST /sessions': () => refusal(403, 'sign-in-refused') })
  await signIn()
  expect(textOfPage()).toContain('E-mail address or password is wrong.')
  expect(textOfPage()).not.toContain('This is needed.')
})

it('sends a link to the address that was typed', async () => {
  await openOffice('/sign-in', null, { 'POST /links': null })
  await type('E-mail address', 'camille@parvis.example')
  await press('Sign in by a link in a mail')
  await press('Send me the link')
  expect(heading()).toBe('Look at your mail')
  expect(textOfPage()).toContain('If there is an account for camille@parvis.example')
  expect(bodiesOf('POST /links')).toEqual([
    { email: 'camille@parvis.example', kind: 'sign_in', locale: 'en' },
  ])
})

async function signUp(password: string): Promise<void> {
  await type('Your name', 'Camille')
  await type('E-mail address', 'camille@parvis.example')
  await type('Password', password)
  await press('Create my account')
}

it('lets the mail of a sign-up be asked for again after a minute', async () => {
  await openOffice('/sign-up', null, { 'POST /sign-ups': null })
  vi.useFakeTimers()
  await signUp('correct horse')
  await vi.advanceTimersByTimeAsync(1)
  expect(heading()).toBe('Look at your mail')
  await press('Send it again in 60 seconds')
  expect(bodiesOf('POST /sign-ups')).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(60_000)
  await press('Send it again')
  expect(bodiesOf('POST /sign-ups')).toHaveLength(2)
  expect(new Set(bodiesOf('POST /sign-ups').map((body) => JSON.stringify(body))).size).toBe(1)
})

it('tells a common password at its field, and a long one before it is sent', async () => {
  await openOffice('/sign-up', null, {
    'POST /sign-ups': () =>
      refusal(422, 'invalid-field', { errors: [{ pointer: '#/password', detail: 'another' }] }),
  })
  await signUp('é'.repeat(513))
  expect(namesOfSent()).toEqual([])
  expect(textOfPage()).toContain('This is too long')
  await signUp('password1')
  expect(textOfPage()).toContain('Too many people use this password')
})

it('sends nothing before the press, and once when it is pressed twice', async () => {
  await openOffice('/links/confirm#token-of-the-mail', null, {
    'POST /sign-ups/confirm': somebody(),
  })
  expect(namesOfSent()).toEqual([])
  const button = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent?.trim() === 'Confirm my address',
  )
  button?.click()
  button?.click()
  await settle()
  expect(bodiesOf('POST /sign-ups/confirm')).toEqual([{ token: 'token-of-the-mail' }])
  expect([where(), heading()]).toEqual(['/found', 'Who sells the tickets?'])
  expect(textOfPage()).toContain('Your address is confirmed.')
})

it('says of a link that cannot be used why that may be, and another link in the same tab is another one', async () => {
  await openOffice('/links/sign-in#first', null, {
    'POST /sessions/by-link': () => refusal(409, 'link-not-usable'),
  })
  await press('Sign in')
  expect(heading()).toBe('This link cannot be used')
  answer({ 'POST /sessions/by-link': me })
  await router.push('/links/sign-in#second')
  await settle()
  await press('Sign in')
  expect(bodiesOf('POST /sessions/by-link')).toEqual([{ token: 'first' }, { token: 'second' }])
  expect(where()).toBe('/o/parvis')
})

it('asks for the code with a new password where there are two steps', async () => {
  await openOffice('/links/reset#reset-token', null, {
    'POST /resets': ({ body }) =>
      'code' in (body as object) ? me : refusal(403, 'second-factor-required'),
  })
  await type('New password', 'correct horse')
  await press('Save and sign in')
  await type('Code from your app', '123456')
  await press('Continue')
  expect(bodiesOf('POST /resets').at(-1)).toEqual({
    token: 'reset-token',
    password: 'correct horse',
    code: '123456',
  })
  expect(textOfPage()).toContain('All other devices are signed out.')
})

it('takes a new address by the mailed link, also when somebody has to sign in first', async () => {
  await openOffice('/links/change-email#address-token', null, {
    'POST /sessions': me,
    'POST /me/email/confirm': { ...me.account, email: 'new@parvis.example' },
  })
  expect(where()).toBe('/sign-in?next=/links/change-email')
  await signIn()
  expect(heading()).toBe('Your new e-mail address')
  await press('Use this address')
  expect(bodiesOf('POST /me/email/confirm')).toEqual([{ token: 'address-token' }])
  expect(textOfPage()).toContain('From now on new@parvis.example is your address.')
})

it('lets a newcomer read what the role may, give a name and a password, and come in', async () => {
  await openOffice('/invitation#invited', null, {
    'POST /invitations/show': invitation,
    'POST /invitations/accept': me,
  })
  expect(heading()).toBe('The parvis invites you')
  expect(textOfPage()).toContain('Create and revoke API keys')
  await type('Your name', 'Camille')
  await type('Password', 'correct horse')
  await press('Create my account and accept')
  expect(bodiesOf('POST /invitations/accept')).toEqual([
    { token: 'invited', name: 'Camille', password: 'correct horse' },
  ])
  expect(where()).toBe('/o/parvis')
})

it('tells somebody signed in with another address who is invited, and goes on as them', async () => {
  await openOffice('/invitation#invited', me, {
    'POST /invitations/show': { ...invitation, email: 'alex@parvis.example', has_account: true },
    'POST /invitations/accept': me,
    'POST /sessions': me,
    'DELETE /session': null,
  })
  expect(textOfPage()).toContain('but alex@parvis.example is invited')
  await press('Sign out and go on as alex@parvis.example')
  await type('Password', 'correct horse')
  await press('Sign in and accept')
  expect(bodiesOf('POST /sessions')).toEqual([
    { email: 'alex@parvis.example', password: 'correct horse' },
  ])
  expect(bodiesOf('POST /invitations/accept')).toEqual([{ token: 'invited' }])
})

it('says that an invitation was taken back', async () => {
  await openOffice('/invitation#invited', null, {
    'POST /invitations/show': () => refusal(409, 'link-not-usable'),
  })
  expect(heading()).toBe('This invitation is no longer good')
})
