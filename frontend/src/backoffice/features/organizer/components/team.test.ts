// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import rightsOfRoles from '@/api/rights.json'
import type { MemberDetails, Right, Role } from '@/backoffice/api/types'
import {
  answer,
  bodiesOf,
  choose,
  closeOffice,
  dialog,
  findByName,
  isDialogOpen,
  member,
  openOffice,
  press,
  refuseOnce,
  somebody,
  submit,
  textOfPage,
  toastText,
  type,
  where,
} from '@/backoffice/test-office'

const BASE = '/organizers/id-of-parvis'

const rightsOf = (role: Role): Right[] =>
  (Object.keys(rightsOfRoles) as Right[]).filter((right) => rightsOfRoles[right].includes(role))

const person = (account_id: string, name: string, role: Role): MemberDetails => ({
  account_id,
  name,
  email: `${account_id}@example.org`,
  role,
  all_events: true,
  event_ids: [],
  joined_at: '2026-01-01T00:00:00Z',
  has_second_factor: role === 'owner',
  last_seen_at: role === 'gate' ? null : '2026-11-30T09:00:00Z',
})

const invitation = (id: string, role: Role, more: object = {}) => ({
  id,
  email: `${id}@example.org`,
  role,
  all_events: true,
  event_ids: [],
  locale: 'en',
  invited_by: 'Ada',
  created_at: '2026-11-29T09:00:00Z',
  mailed_at: '2026-11-29T09:00:00Z',
  expires_at: '2126-12-06T09:00:00Z',
  ...more,
})

let members: MemberDetails[]
let role: Role

const open = (path = '/o/parvis/team') =>
  openOffice(path, somebody(member('parvis', role, rightsOf(role))), {
    [`GET ${BASE}/members`]: () => members,
    [`GET ${BASE}/invitations`]: [
      invitation('dan', 'manager'),
      invitation('eve', 'sales', { expires_at: '2026-11-01T00:00:00Z' }),
      invitation('gone', 'sales', { revoked_at: '2026-11-29T10:00:00Z' }),
    ],
    [`POST ${BASE}/invitations`]: ({ body }) => invitation('fay', 'gate', body as object),
    [`POST ${BASE}/invitations/dan/mail`]: null,
    [`DELETE ${BASE}/invitations/dan`]: null,
    [`DELETE ${BASE}/membership`]: null,
    [`PATCH ${BASE}/members/bob`]: ({ body }) => {
      members = members.map((one) =>
        one.account_id === 'bob' ? { ...one, ...(body as object) } : one,
      )
      return { ...person('bob', 'Bob', 'sales'), ...(body as object) }
    },
    [`DELETE ${BASE}/members/bob`]: () => {
      members = members.filter(({ account_id }) => account_id !== 'bob')
      return null
    },
  })

const rowOf = (page: VueWrapper, name: string) =>
  page.findAll('tbody tr').find((row) => row.text().includes(name))

beforeEach(() => {
  role = 'owner'
  members = [
    person('camille', 'Ada', 'owner'),
    person('bob', 'Bob', 'sales'),
    person('cleo', 'Cléo', 'gate'),
  ]
})
afterEach(closeOffice)

it('says who is in the team, with which role, and when they were last here', async () => {
  const page = await open()
  expect(page.get('h1').text()).toBe('Team')
  expect(rowOf(page, 'Ada')?.text()).toMatch(/\(you\).*camille@example\.org.*Owner.*yes/s)
  expect(rowOf(page, 'Cléo')?.text()).toMatch(/Gate.*no.*not yet/s)
})

it('says how many events somebody works for, where it is not all', async () => {
  const some = (count: number) => ({
    all_events: false,
    event_ids: Array.from({ length: count }, (_, n) => `event-${n}`),
  })
  members = [
    person('camille', 'Ada', 'owner'),
    { ...person('bob', 'Bob', 'sales'), ...some(1) },
    { ...person('cleo', 'Cléo', 'gate'), ...some(0) },
  ]
  const page = await open()
  const eventsOf = (name: string) => rowOf(page, name)?.findAll('td')[1]?.text()
  expect(['Ada', 'Bob', 'Cléo'].map(eventsOf)).toEqual([
    expect.stringMatching(/all$/),
    expect.stringMatching(/only 1 event$/),
    expect.stringMatching(/none$/),
  ])
  // Also where the role can be changed.
  await open('/o/parvis/team/bob')
  expect(textOfPage()).toContain('For 1 event only.')
  await open('/o/parvis/team/cleo')
  expect(textOfPage()).toContain('For no event at present.')
})

it('offers nothing about the last owner', async () => {
  await open()
  expect(findByName('button', 'Actions: Ada')).toBeUndefined()
  expect(findByName('button', 'Actions: Bob')).toBeDefined()
})

it('says to the last owner why their role stays', async () => {
  const page = await open('/o/parvis/team/camille')
  expect(page.text()).toContain('The only owner. Make somebody else owner first.')
  expect(page.find('form').exists()).toBe(false)
})

it('shows to a manager nothing to do about owners and managers', async () => {
  role = 'manager'
  members = [
    person('camille', 'Ada', 'manager'),
    person('bob', 'Bob', 'sales'),
    person('olga', 'Olga', 'owner'),
  ]
  await open()
  expect(findByName('button', 'Actions: Olga')).toBeUndefined()
  expect(findByName('button', 'Actions: Bob')).toBeDefined()
  expect(findByName('button', 'Actions: dan@example.org')).toBeUndefined()
  expect(findByName('button', 'Actions: eve@example.org')).toBeDefined()
  await press('Invite')
  const roles = [...dialog().querySelectorAll('input[type="radio"]')].map((one) =>
    one.getAttribute('value'),
  )
  expect(roles).toEqual(['sales', 'accountant', 'gate'])

  const owner = await open('/o/parvis/team/olga')
  expect(owner.find('form').exists()).toBe(false)
  expect(owner.text()).toContain('It can be changed by: Owner.')
})

it('is no page for whoever may not see the team', async () => {
  role = 'accountant'
  const page = await open()
  expect(page.get('h1').text()).toBe('Not for your role')
  expect(bodiesOf(`GET ${BASE}/members`)).toHaveLength(0)
})

it('reads what a role can and cannot while somebody is invited', async () => {
  await open()
  await press('Invite')
  const lists = (): string => dialog().querySelector('.rights')?.textContent ?? ''
  expect(lists()).not.toMatch(/Can.*Read the audit log.*Cannot/s)
  const manager = dialog().querySelector<HTMLInputElement>('input[value="manager"]')
  manager?.click()
  await vi.waitFor(() => expect(lists()).toMatch(/Can.*Read the audit log.*Cannot/s))
  await type('E-mail address', ' fay@example.org ')
  await submit()
  expect(bodiesOf(`POST ${BASE}/invitations`)).toEqual([
    { email: 'fay@example.org', role: 'manager', all_events: true, event_ids: [], locale: 'en' },
  ])
  expect(isDialogOpen()).toBe(false)
  expect(toastText()).toBe('The invitation is on its way to fay@example.org.')
})

it('refuses an invitation to a member at the address', async () => {
  await open()
  await press('Invite')
  refuseOnce(`POST ${BASE}/invitations`, 409, 'member-already')
  await type('E-mail address', 'bob@example.org')
  await submit()
  expect(dialog().querySelector('.field__error')?.textContent).toBe(
    'This person is in the team already.',
  )
})

it('asks before somebody is removed, and names who', async () => {
  const page = await open()
  await choose('Actions: Bob', 'Remove')
  expect(dialog().textContent).toContain('Remove Bob from the team?')
  expect(bodiesOf(`DELETE ${BASE}/members/bob`)).toHaveLength(0)
  await press('Remove', dialog())
  expect(bodiesOf(`DELETE ${BASE}/members/bob`)).toHaveLength(1)
  expect(isDialogOpen()).toBe(false)
  expect(toastText()).toBe('Bob is no longer in the team.')
  await vi.waitFor(() => expect(rowOf(page, 'Bob')).toBeUndefined())
})

it('leaves the team, and the organizer’s pages', async () => {
  members = [...members, person('olga', 'Olga', 'owner')]
  await open()
  answer({ 'GET /session': somebody() })
  await choose('Actions: Ada', 'Leave the team')
  expect(dialog().textContent).toContain('Leave The parvis?')
  await press('Leave the team', dialog())
  expect(bodiesOf(`DELETE ${BASE}/membership`)).toHaveLength(1)
  await vi.waitFor(() => expect(where()).toBe('/found'))
})

it('says who may take the last owner away, when that was tried after all', async () => {
  const page = await open()
  refuseOnce(`DELETE ${BASE}/members/bob`, 409, 'last-owner')
  await choose('Actions: Bob', 'Remove')
  await press('Remove', dialog())
  expect(page.get('[role=alert]').text()).toContain('An organizer needs an owner')
})

it('gives somebody another role', async () => {
  const page = await open('/o/parvis/team/bob')
  expect(page.get('h1').text()).toBe('Bob')
  expect(page.text()).toContain('What Bob can do')
  await page.get('input[value="accountant"]').setValue(true)
  await submit()
  expect(bodiesOf(`PATCH ${BASE}/members/bob`)).toEqual([{ role: 'accountant' }])
  expect(toastText()).toBe('Bob is now: Accountant.')
})

it('does not know somebody who is not in the team', async () => {
  const page = await open('/o/parvis/team/zoe')
  expect(page.get('h1').text()).toBe('Nothing here')
})

it('shows open invitations, and whether they are too old', async () => {
  const page = await open()
  expect(rowOf(page, 'eve@example.org')?.text()).toContain('expired')
  expect(rowOf(page, 'gone@example.org')).toBeUndefined()
  await choose('Actions: dan@example.org', 'Send again')
  expect(bodiesOf(`POST ${BASE}/invitations/dan/mail`)).toHaveLength(1)
  expect(toastText()).toBe('Sent again to dan@example.org.')
  await choose('Actions: dan@example.org', 'Take back')
  await press('Take back', dialog())
  expect(bodiesOf(`DELETE ${BASE}/invitations/dan`)).toHaveLength(1)
})

it('says to somebody alone what a team is for', async () => {
  members = members.slice(0, 1)
  const page = await open()
  expect(page.text()).toContain('You are alone here')
})
