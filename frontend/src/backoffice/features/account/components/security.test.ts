// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AccountProfile } from '@/backoffice/api/types'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
  bodiesOf,
  closeOffice,
  dialog,
  isDialogOpen,
  openOffice,
  press,
  refuseOnce,
  settle,
  somebody,
  submit,
  toastText,
  type,
} from '@/backoffice/test-office'
import { qrPath } from '@/ui/qr-path'

const CODES = Array.from({ length: 10 }, (_, index) => `aaaa-bbbb-cccc-000${index}`)
const TOTP = {
  secret: 'JBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Guichet:ada@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Guichet',
}
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0'
const WHEN = { created_at: '2026-11-30T08:00:00Z', last_seen_at: '2026-11-30T09:00:00Z' }
const SESSIONS = [
  { id: 's2', user_agent: FIREFOX, network: '203.0.113.0/24', is_this: false, ...WHEN },
  { id: 's1', user_agent: 'curl/8', network: '198.51.100.0/24', is_this: true, ...WHEN },
]
const HISTORY = [
  { id: 'a1', sequence: 2, at: '2026-11-30T10:00:00Z', action: 'session.opened' },
  { id: 'a2', sequence: 1, at: '2026-11-30T09:00:00Z', action: 'account.flown' },
]

let account: AccountProfile

const open = (path: '/account' | '/account/security' = '/account/security') =>
  openOffice(
    path,
    { ...somebody(), account },
    {
      'GET /session': () => ({ ...somebody(), account }),
      'GET /sessions': SESSIONS,
      'DELETE /sessions': null,
      'DELETE /sessions/s2': null,
      'GET /me/audit': { items: HISTORY, next_cursor: null },
      'PUT /me/password': null,
      'POST /me/email': null,
      'POST /me/totp': TOTP,
      'PUT /me/totp': () => {
        account = { ...account, second_factors: ['totp', 'recovery_code'], recovery_codes_left: 10 }
        return { recovery_codes: CODES }
      },
      'PATCH /me': ({ body }) => {
        account = { ...account, ...(body as object) }
        return { ...account }
      },
    },
  )

beforeEach(() => {
  account = { ...somebody().account, email: 'ada@example.org', name: 'Ada' }
})
afterEach(closeOffice)

it('says where somebody is signed in, this device first', async () => {
  const page = await open()
  const rows = page.findAll('.sessions__row')
  expect(rows[0]?.text()).toContain('Unknown device')
  expect(rows[0]?.text()).toContain('This device')
  expect(rows[0]?.find('button').exists()).toBe(false)
  expect(rows[1]?.text()).toContain('Firefox, Windows')
  expect(rows[1]?.text()).toContain('203.0.113.0/24')
})

it('ends a session, which goes off the list, with nothing to undo', async () => {
  const page = await open()
  await press('End the session: Firefox, Windows')
  expect(bodiesOf('DELETE /sessions/s2')).toHaveLength(1)
  expect(page.findAll('.sessions__row')).toHaveLength(1)
  expect(toastText()).toContain('The session has ended.')
  expect(page.find('.toast .button').exists()).toBe(false)
})

it('takes a session off the list that had ended by itself', async () => {
  const page = await open()
  refuseOnce('DELETE /sessions/s2', 404, 'not-found')
  await press('End the session: Firefox, Windows')
  expect(page.findAll('.sessions__row')).toHaveLength(1)
})

it('asks before it ends all others', async () => {
  const page = await open()
  await press('End all others')
  expect(bodiesOf('DELETE /sessions')).toHaveLength(0)
  await press('End all others', dialog())
  expect(bodiesOf('DELETE /sessions')).toHaveLength(1)
  expect(page.findAll('.sessions__row')).toHaveLength(1)
  expect(isDialogOpen()).toBe(false)
})

it('tells what happened in words, and by its name what has none', async () => {
  const page = await open()
  const rows = page.findAll('.history__row').map((row) => row.text())
  expect(rows[0]).toContain('Signed in')
  expect(rows[1]).toContain('account.flown')
})

it('changes the password, and says which ones are refused', async () => {
  await open()
  await press('Change the password')
  await type('New password', 'short')
  await submit()
  expect(dialog().textContent).toContain('At least 8 characters.')
  refuseOnce('PUT /me/password', 422, 'invalid-field', {
    errors: [{ pointer: '#/password', detail: 'another' }],
  })
  await type('New password', 'password1')
  await submit()
  expect(dialog().textContent).toContain('Too many people use this password.')
  await type('New password', 'correct horse battery')
  await submit()
  expect(bodiesOf('PUT /me/password').at(-1)).toEqual({ password: 'correct horse battery' })
  expect(isDialogOpen()).toBe(false)
  expect(toastText()).toContain('All other devices are signed out.')
})

it('shows as a QR code the address that the server gave', async () => {
  await open()
  await press('Turn on')
  const picture = dialog().querySelector('[role="img"]')
  expect(picture?.getAttribute('aria-label')).toBe('QR code for your authenticator app')
  expect(picture?.querySelectorAll('path')[1]?.getAttribute('d')).toBe(qrPath(TOTP.uri).path)
  expect(dialog().textContent).toContain('JBSW Y3DP EHPK 3PXP')
})

it('keeps the QR code when a code was wrong, and says so at its field', async () => {
  await open()
  await press('Turn on')
  await press('Continue')
  expect(document.activeElement?.getAttribute('name')).toBe('code')
  refuseOnce('PUT /me/totp', 403, 'code-refused')
  await type('Code from your app', '123 456')
  await submit()
  expect(bodiesOf('PUT /me/totp')).toEqual([{ code: '123456' }])
  expect(dialog().querySelector('.field__error')?.textContent).toContain('This code is not right')
  expect(document.activeElement?.getAttribute('name')).toBe('code')
  await press('Back')
  expect(dialog().textContent).toContain('JBSW Y3DP EHPK 3PXP')
  expect(bodiesOf('POST /me/totp')).toHaveLength(1)
})

it('lets the recovery codes be left only when they are kept', async () => {
  const page = await open()
  await press('Turn on')
  await press('Continue')
  await type('Code from your app', '123456')
  await submit()
  for (const code of CODES) expect(dialog().textContent).toContain(code)
  expect(dialog().querySelector('[aria-label="Close"]')).toBeNull()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await settle()
  await press('Done')
  expect(isDialogOpen()).toBe(true)
  expect(hasUnsaved()).toBe(true)

  const box = dialog().querySelector<HTMLInputElement>('[type="checkbox"]')
  box?.click()
  await settle()
  expect(hasUnsaved()).toBe(false)
  await press('Done')
  expect(isDialogOpen()).toBe(false)
  expect(page.text()).toContain('10 recovery codes left')
  expect(toastText()).toContain('Two steps are on.')
})

it('says why nothing was changed when who they are was not confirmed', async () => {
  const page = await open()
  refuseOnce('POST /me/totp', 403, 'step-up-required', { methods: ['password'] })
  await press('Turn on')
  expect(dialog().textContent).toContain('Is it you?')
  await press('Cancel')
  expect(isDialogOpen()).toBe(false)
  expect(page.get('[role=alert]').text()).toContain('Nothing was changed')
})

it('saves the profile, says so, and the header has the new name', async () => {
  const page = await open('/account')
  await type('Your name', ' Ada Lovelace ')
  expect(hasUnsaved()).toBe(true)
  await submit()
  expect(bodiesOf('PATCH /me')).toEqual([{ name: 'Ada Lovelace', locale: 'en' }])
  expect(page.get('header').text()).toContain('Ada Lovelace')
  expect(toastText()).toContain('Saved.')
  expect(hasUnsaved()).toBe(false)
})

it('says where the mail about a new address went, and what counts until then', async () => {
  const page = await open('/account')
  await press('Change the address')
  await type('New e-mail address', 'ada@lovelace.example')
  await submit()
  expect(bodiesOf('POST /me/email')).toEqual([{ email: 'ada@lovelace.example' }])
  expect(page.get('[role=status].notice').text()).toMatch(
    /on its way to ada@lovelace\.example\..*stays ada@example\.org/,
  )
})
