// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ApiKeyDetails } from '@/backoffice/api/types'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
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
  toastText,
  type,
} from '@/backoffice/test-office'
import { expiryAfter, isOver } from '../keys'

const ME = somebody(member('parvis'))
const CALL = '/organizers/id-of-parvis/api-keys'
const SECRET = 'guichet_k3v9x2mq_0123456789abcdef'

const key = (id: string, more: Partial<ApiKeyDetails> = {}): ApiKeyDetails => ({
  id,
  name: `Key ${id}`,
  prefix: `guichet_${id}`,
  role: 'sales',
  created_at: '2026-11-01T00:00:00Z',
  expires_at: null,
  last_used_at: null,
  revoked_at: null,
  ...more,
})

let keys: ApiKeyDetails[]

const open = () =>
  openOffice('/o/parvis/keys', ME, {
    [`GET ${CALL}`]: () => keys,
    [`POST ${CALL}`]: ({ body }) => {
      const made = key('four', body as Partial<ApiKeyDetails>)
      keys = [...keys, made]
      return { ...made, key: SECRET }
    },
    [`DELETE ${CALL}/one`]: () => {
      keys = keys.map((one) =>
        one.id === 'one' ? { ...one, revoked_at: '2026-11-30T11:00:00Z' } : one,
      )
      return null
    },
    'POST /session/step-up': { stepped_up_until: '2026-11-30T12:10:00Z' },
  })

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-30T12:00:00Z'), toFake: ['Date'] })
  keys = [
    key('one', { last_used_at: '2026-11-30T09:00:00Z' }),
    key('two', { revoked_at: '2026-11-30T10:00:00Z' }),
    key('three', { expires_at: '2026-11-30T00:00:00Z' }),
  ]
})
afterEach(() => {
  vi.useRealTimers()
  closeOffice()
})

it('shows good keys, and apart from them what is over', async () => {
  const page = await open()
  const [good, old] = page.findAll('table')
  expect(good?.text()).toContain('Key one')
  expect(good?.text()).toContain('guichet_one…')
  expect(good?.text()).toContain('until it is revoked')
  expect(good?.text()).not.toContain('Key two')
  expect(page.get('details summary').text()).toBe('Revoked and expired keys')
  expect(old?.text()).toMatch(/Key two.*revoked.*Key three.*expired/s)
  expect(findByName('button', 'Actions: Key two')).toBeUndefined()
})

it('shows a new key once, and lets it be left only when it is kept', async () => {
  await open()
  await press('Create a key')
  await type('Name', ' Website ')
  await submit()
  expect(bodiesOf(`POST ${CALL}`)).toEqual([
    { name: 'Website', role: 'sales', expires_at: '2027-02-28T12:00:00.000Z' },
  ])
  expect(dialog().textContent).toContain(SECRET)
  expect(dialog().querySelector('[aria-label="Close"]')).toBeNull()
  await press('Done')
  expect(isDialogOpen()).toBe(true)
  expect(hasUnsaved()).toBe(true)
  dialog().querySelector<HTMLInputElement>('[type="checkbox"]')?.click()
  await vi.waitFor(() => expect(hasUnsaved()).toBe(false))
  await press('Done')
  expect(isDialogOpen()).toBe(false)
  expect(document.body.textContent).not.toContain(SECRET)
  expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(SECRET)
  await vi.waitFor(() => expect(document.body.textContent).toContain('guichet_four…'))
})

it('asks who it is and goes on without anything typed again', async () => {
  await open()
  await press('Create a key')
  await type('Name', 'Website')
  refuseOnce(`POST ${CALL}`, 403, 'step-up-required', { methods: ['password'] })
  await submit()
  expect(dialog().textContent).toContain('Is it you?')
  await type('Password', 'correct horse')
  await submit()
  expect(bodiesOf('POST /session/step-up')).toEqual([{ password: 'correct horse' }])
  expect(dialog().textContent).toContain(SECRET)
  expect(bodiesOf(`POST ${CALL}`)).toHaveLength(2)
})

it('keeps what was typed when nobody said who it is', async () => {
  await open()
  await press('Create a key')
  await type('Name', 'Website')
  refuseOnce(`POST ${CALL}`, 403, 'step-up-required', { methods: ['password'] })
  await submit()
  await press('Cancel', dialog())
  expect(dialog().textContent).toContain('Nothing was changed')
  expect(dialog().querySelector<HTMLInputElement>('[name="name"]')?.value).toBe('Website')
})

it('makes no key for an owner', async () => {
  await open()
  await press('Create a key')
  const roles = [...dialog().querySelectorAll('[type="radio"]')].map((one) =>
    one.getAttribute('value'),
  )
  expect(roles).toEqual(['manager', 'sales', 'accountant', 'gate'])
})

it('revokes a key, which is then among the old ones', async () => {
  const page = await open()
  await choose('Actions: Key one', 'Revoke')
  expect(dialog().textContent).toContain('Revoke “Key one”?')
  expect(dialog().textContent).toMatch(/Last used: .*2026/)
  await press('Revoke', dialog())
  expect(toastText()).toBe('The key is revoked.')
  await vi.waitFor(() => expect(page.get('details').text()).toContain('Key one'))
  expect(page.text()).toContain('No keys')
})

it('knows when a key is over', () => {
  expect(isOver(key('x', { expires_at: '2026-11-30T12:00:00Z' }))).toBe(true)
  expect(isOver(key('x', { expires_at: '2026-11-30T12:00:01Z' }))).toBe(false)
  expect(expiryAfter('')).toBeUndefined()
  expect(expiryAfter('1')).toBe('2026-12-01T12:00:00.000Z')
})
