// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { ownPath } from './guards'
import { router } from './router'
import {
  answer,
  closeOffice,
  heading,
  member,
  namesOfSent,
  openOffice,
  press,
  somebody,
  type,
  where,
} from './test-office'

afterEach(closeOffice)

it('leads a stranger to sign-in without a request, and back afterwards', async () => {
  await openOffice('/o/parvis?tab=1', null)
  expect([heading(), namesOfSent()]).toEqual(['Sign in', []])
  answer({ 'POST /sessions': somebody(member('parvis')) })
  await type('E-mail address', 'camille@parvis.example')
  await type('Password', 'correct horse')
  await press('Sign in')
  expect(where()).toBe('/o/parvis?tab=1')
  expect(heading()).toBe('Welcome, Camille')
})

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', undefined])(
  'goes on to no address elsewhere: %s',
  (next) => {
    expect(ownPath(next)).toBeUndefined()
  },
)

it('knows nothing of an organizer that is not mine', async () => {
  await openOffice('/o/theirs', somebody(member('mine')))
  expect([heading(), where()]).toEqual(['Nothing here', '/o/theirs'])
  expect(namesOfSent()).toEqual(['GET /session'])
})

it.each([
  [[], '/found', 'Who sells the tickets?'],
  [[member('parvis')], '/o/parvis', 'Welcome, Camille'],
  [[member('parvis'), member('moulin')], '/organizers', 'All organizers'],
])('begins where somebody works', async (memberships, path, title) => {
  await openOffice('/', somebody(...memberships))
  expect([where(), heading()]).toEqual([path, title])
})

it('begins at the organizer of the last time', async () => {
  await openOffice('/o/moulin', somebody(member('parvis'), member('moulin')))
  await router.push('/account')
  await router.push('/')
  expect(where()).toBe('/o/moulin')
})

it('keeps a mailed token out of the address', async () => {
  await openOffice('/links/confirm#secret-token', null)
  expect(where()).toBe('/links/confirm')
  expect(heading()).toBe('Confirm your e-mail address')
  expect(namesOfSent()).toEqual([])
})
