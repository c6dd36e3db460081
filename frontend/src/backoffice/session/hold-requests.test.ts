// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { changeMe, createKey, found, listKeys, signIn } from '@/backoffice/api/accounts'
import {
  answer,
  closeOffice,
  heading,
  member,
  namesOfSent,
  openOffice,
  press,
  queryClient,
  refusal,
  sent,
  settle,
  somebody,
  textOfPage,
  type,
  where,
} from '@/backoffice/test-office'
import { sessionIn } from './session'

const me = somebody(member('parvis'))
afterEach(closeOffice)

/** The first answers are refusals, then the last one counts. */
function first<Then>(count: number, refused: () => Response, next: Then): () => Response | Then {
  let left = count
  return () => {
    left -= 1
    return left >= 0 ? refused() : next
  }
}

const ended = (): Response => refusal(401, 'sign-in-required')

it('sends a request again after the password, with the same body and key', async () => {
  await openOffice('/o/parvis', me, {
    'POST /organizers': first(1, ended, { slug: 'moulin' }),
    'POST /sessions': me,
  })
  const answered = found({ name: 'Moulin', email: 'a@b.example', locale: 'fr' })
  await settle()
  expect(textOfPage()).toContain('Are you still there?')
  expect(document.activeElement?.getAttribute('name')).toBe('password')
  await type('Password', 'correct horse')
  await press('Sign in again')
  expect(await answered).toEqual({ slug: 'moulin' })
  const [one, again] = sent.filter(({ name }) => name === 'POST /organizers')
  expect(one?.key).toBeTruthy()
  expect(again).toEqual(one)
  expect(textOfPage()).not.toContain('Are you still there?')
  expect([where(), heading()]).toEqual(['/o/parvis', 'Welcome, Camille'])
})

it('asks once for several requests', async () => {
  await openOffice('/o/parvis', me, {
    'PATCH /me': first(1, ended, { name: 'Camille' }),
    'GET /organizers/id-of-parvis/api-keys': first(1, ended, []),
    'POST /sessions': me,
  })
  const both = Promise.all([changeMe({ name: 'Camille' }), listKeys('id-of-parvis')])
  await settle()
  await type('Password', 'correct horse')
  await press('Sign in again')
  expect(await both).toEqual([{ name: 'Camille' }, []])
  expect(namesOfSent().filter((name) => name === 'POST /sessions')).toHaveLength(1)
})

it('gives the first answer to who signs out instead', async () => {
  await openOffice('/o/parvis', me, { 'PATCH /me': ended, 'DELETE /session': ended })
  const answered = changeMe({ name: 'Camille' }).catch((error: unknown) => error)
  await settle()
  await press('Sign out')
  expect(await answered).toMatchObject({ status: 401 })
  expect([where(), textOfPage().includes('You are signed out.')]).toEqual(['/sign-in', true])
  expect(localStorage.getItem('guichet.backoffice.account')).toBeNull()
})

it('never holds a request that signs in', async () => {
  await openOffice('/o/parvis', me, { 'POST /sessions': ended })
  const answered = signIn({ email: 'a@b.example', password: 'wrong' })
  await expect(answered).rejects.toMatchObject({ status: 401 })
  expect(textOfPage()).not.toContain('Are you still there?')
})

it('asks for the password before something sensitive, and knows for how long that counts', async () => {
  const steppedUp = '2026-12-01T10:10:00Z'
  await openOffice('/o/parvis', me, {
    'POST /organizers/id-of-parvis/api-keys': first(
      1,
      () => refusal(403, 'step-up-required', { methods: ['password'] }),
      { key: 'guichet_x' },
    ),
    'POST /session/step-up': { stepped_up_until: steppedUp },
  })
  const answered = createKey('id-of-parvis', { name: 'Site', role: 'sales' })
  await settle()
  expect(textOfPage()).toContain('Is it you?')
  answer({ 'POST /session/step-up': () => refusal(403, 'sign-in-refused') })
  await type('Password', 'wrong')
  await press('Continue')
  expect(textOfPage()).toContain('This password is wrong.')
  answer({ 'POST /session/step-up': { stepped_up_until: steppedUp } })
  await type('Password', 'correct horse')
  await press('Continue')
  expect(await answered).toEqual({ key: 'guichet_x' })
  expect(sessionIn(queryClient)?.session.stepped_up_until).toBe(steppedUp)
})

it('says that nothing was changed to who does not prove who they are', async () => {
  const withApp = { ...me, account: { ...me.account, second_factors: ['totp' as const] } }
  await openOffice('/o/parvis', withApp, {
    'PATCH /me': () => refusal(403, 'step-up-required', { methods: ['totp', 'password'] }),
  })
  const answered = changeMe({ name: 'Camille' }).catch((error: unknown) => error)
  await settle()
  expect(document.querySelector('input[name="code"]')).not.toBeNull()
  await press('Cancel')
  expect(await answered).toMatchObject({ status: 403, kind: 'step-up-required' })
})

it('asks for no code of an app that is not set up', async () => {
  await openOffice('/o/parvis', me, {
    'PATCH /me': () => refusal(403, 'step-up-required', { methods: ['password', 'totp'] }),
  })
  const answered = changeMe({ name: 'Camille' }).catch((error: unknown) => error)
  await settle()
  expect(document.querySelector('input[name="code"]')).toBeNull()
  expect(document.querySelector('input[name="password"]')).not.toBeNull()
  expect(textOfPage()).not.toContain('Use a code of my app instead')
  await press('Cancel')
  await answered
})

it('says how to go on to who has neither password nor app', async () => {
  const byLinkAlone = { ...me, account: { ...me.account, has_password: false, second_factors: [] } }
  await openOffice('/o/parvis', byLinkAlone, {
    'PATCH /me': () => refusal(403, 'step-up-required', { methods: ['password', 'totp'] }),
  })
  const answered = changeMe({ name: 'Camille' }).catch((error: unknown) => error)
  await settle()
  expect(document.querySelector('input[name="password"]')).toBeNull()
  expect(textOfPage()).toContain('Sign out, sign in by a mailed link')
  await press('Close')
  await answered
})

it('asks anew who may what when a role turns out to be another', async () => {
  await openOffice('/o/parvis', me, {
    'GET /session': first(1, () => Response.json(me), somebody(member('parvis', 'sales', []))),
    'GET /organizers/id-of-parvis/api-keys': () =>
      refusal(403, 'role-required', { role: 'sales', required_roles: ['owner'] }),
  })
  await expect(listKeys('id-of-parvis')).rejects.toMatchObject({ kind: 'role-required' })
  await settle()
  expect(sessionIn(queryClient)?.memberships[0]?.role).toBe('sales')
})

it('passes on what is no problem of a session', async () => {
  await openOffice('/o/parvis', me, {
    'PATCH /me': () => new Response('<h1>Bad gateway</h1>', { status: 403 }),
  })
  await expect(changeMe({ name: 'Camille' })).rejects.toMatchObject({ status: 403 })
})
