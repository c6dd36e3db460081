// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { router } from '@/backoffice/router'
import { removeMark, markAccount, MARK_KEY } from '@/backoffice/session/mark'
import {
  choose,
  closeOffice,
  heading,
  member,
  openOffice,
  press,
  queryClient,
  refusal,
  settle,
  somebody,
  textOfPage,
  type,
  where,
} from '@/backoffice/test-office'

const gate = member('moulin', 'gate', ['see_organizer', 'leave'])
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
})
afterEach(closeOffice)

const links = (): (string | undefined)[] =>
  [...document.querySelectorAll('nav a')].map(({ textContent }) => textContent?.trim())

it('offers nobody what they may not open', async () => {
  await openOffice('/o/moulin', somebody(gate))
  expect(links()).toEqual(['Overview', 'Organizer', 'Storefront'])
  await openOffice('/o/parvis', somebody(member('parvis')))
  expect(links()).toContain('Team')
})

it('offers what is about oneself on pages of no organizer', async () => {
  await openOffice('/account/security', somebody(member('parvis')))
  expect(links()).toEqual(['Profile', 'Security', 'Storefront'])
})

it('says which page is the present one', async () => {
  await openOffice('/o/parvis', somebody(member('parvis')))
  const current = [...document.querySelectorAll('nav [aria-current="page"]')]
  expect(current.map(({ textContent }) => textContent?.trim())).toEqual(['Overview'])
})

it('says which part a page belongs to', async () => {
  await openOffice('/o/parvis/events/new', somebody(member('parvis')))
  const current = [...document.querySelectorAll('nav [aria-current]')]
  expect(current.map(({ textContent }) => textContent?.trim())).toEqual(['Events'])
})

it('names the right that a page needs, in its place', async () => {
  await openOffice('/o/moulin/team', somebody(gate))
  expect([where(), heading()]).toEqual(['/o/moulin/team', 'Not for your role'])
  expect(textOfPage()).toContain('See who is in the team')
})

it('opens the same page of another organizer, or its first one', async () => {
  await openOffice('/o/parvis/audit', somebody(member('parvis'), member('lune'), gate))
  await choose('Organizer: The parvis. Choose another', 'The lune')
  expect(where()).toBe('/o/lune/audit')
  await choose('Organizer: The lune. Choose another', 'The moulin')
  expect(where()).toBe('/o/moulin')
})

it('lists all organizers of somebody, and as what they work there', async () => {
  await openOffice('/o/parvis', somebody(member('parvis'), gate))
  await choose('Organizer: The parvis. Choose another', 'All organizers')
  expect([where(), heading()]).toEqual(['/organizers', 'All organizers'])
  const rows = [...document.querySelectorAll('main li')].map(({ textContent }) => textContent)
  expect(rows).toEqual(['The parvisOwner', 'The moulinGate'])
  await press('The moulin')
  expect(where()).toBe('/o/moulin')
})

function inAnotherTab(change: () => void): Promise<void> {
  change()
  window.dispatchEvent(new StorageEvent('storage', { key: MARK_KEY }))
  return settle()
}

it('signs out with another tab, and forgets what was asked for', async () => {
  await openOffice('/o/parvis', somebody(member('parvis')), {
    'GET /organizers/id-of-parvis': { legal_name: 'Parvis' },
  })
  await inAnotherTab(removeMark)
  expect([where(), heading()]).toEqual(['/sign-in', 'Sign in'])
  expect(
    queryClient
      .getQueryCache()
      .findAll()
      .map(({ queryKey }) => queryKey),
  ).toEqual([['me']])
})

it('keeps what is half typed when another tab signs out', async () => {
  await openOffice('/found', somebody(member('parvis')), { 'POST /sessions': somebody() })
  await type('Name', 'Moulin')
  await inAnotherTab(removeMark)
  expect(textOfPage()).toContain('Are you still there?')
  await type('Password', 'correct horse')
  await press('Sign in again')
  expect([where(), heading()]).toEqual(['/found', 'Who sells the tickets?'])
  expect(document.querySelector<HTMLInputElement>('input[name="name"]')?.value).toBe('Moulin')
})

it('says when somebody else has signed in in another tab', async () => {
  await openOffice('/o/parvis', somebody(member('parvis')))
  await inAnotherTab(() => markAccount('dominique'))
  expect(textOfPage()).toContain('This page belongs to camille@parvis.example')
})

it('goes on by itself when the mailed link was opened in another tab', async () => {
  await openOffice('/found', somebody(member('parvis')))
  await type('Name', 'Moulin')
  await inAnotherTab(removeMark)
  await inAnotherTab(() => markAccount('camille'))
  expect(textOfPage()).not.toContain('Are you still there?')
})

it('founds an organizer and opens it', async () => {
  const me = somebody()
  let isFounded = false
  await openOffice('/found', me, {
    'GET /session': () => (isFounded ? somebody(member('moulin')) : me),
    'POST /organizers': () => {
      isFounded = true
      return { slug: 'moulin', name: 'The moulin' }
    },
  })
  await type('Name', 'The moulin')
  await press('Found')
  expect([where(), heading()]).toEqual(['/o/moulin', 'Welcome, Camille'])
  expect(textOfPage()).toContain('The moulin is founded.')
})

it('asks before what is typed is left, and stays when that is wanted', async () => {
  await openOffice('/found', somebody(member('parvis')))
  await type('Name', 'Moulin')
  const gone = router.push('/o/parvis')
  await settle()
  await press('Stay')
  await gone
  expect(where()).toBe('/found')
})

it('keeps somebody signed in, and says so, when the server cannot be asked to sign out', async () => {
  await openOffice('/o/parvis', somebody(member('parvis')), {
    'DELETE /session': () => refusal(503, 'unavailable'),
  })
  await choose('Your account: Camille', 'Sign out')
  expect(where()).toBe('/o/parvis')
  expect(textOfPage()).toContain('Try again')
})
