// For tests: the whole back office over answers that a test writes down.

import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import { api } from '@/api/client'
import type { MembershipSummary, Right, Role, SessionAnswer } from './api/types'
import { guard } from './guards'
import { i18n, showLanguage } from './i18n/i18n'
import { router } from './router'
import { holdRequests } from './session/hold-requests'
import { markAccount } from './session/mark'
import { ask, settleNeed } from './session/needs'
import { askAgain, sessionIn } from './session/session'
import OfficeShell from './shell/OfficeShell.vue'
import { dismissToast, toasts } from './ui/toasts'

const RIGHTS: Right[] = [
  'see_organizer',
  'edit_organizer',
  'edit_bank_account',
  'see_members',
  'manage_members',
  'leave',
  'see_keys',
  'manage_keys',
  'see_audit',
  'see_events',
  'see_codes',
  'edit_events',
  'publish_events',
  'edit_tax_rates',
]

export function member(slug: string, role: Role = 'owner', rights = RIGHTS): MembershipSummary {
  return {
    organizer: { id: `id-of-${slug}`, slug, name: `The ${slug}` },
    role,
    all_events: true,
    event_ids: [],
    rights,
  }
}

export function somebody(...memberships: MembershipSummary[]): SessionAnswer {
  return {
    account: {
      id: 'camille',
      email: 'camille@parvis.example',
      name: 'Camille',
      locale: 'en',
      has_password: true,
      second_factors: [],
      recovery_codes_left: 0,
    },
    session: {
      id: 'session',
      expires_at: '2027-01-01T00:00:00Z',
      stepped_up_until: '2026-12-01T00:10:00Z',
    },
    memberships,
  }
}

export function refusal(status: number, kind: string, more: object = {}): Response {
  return Response.json({ type: `/problems/${kind}`, title: kind, ...more }, { status })
}

export interface Sent {
  name: string
  body: unknown
  key: string | null
  /** The version that a change has seen. */
  seen: string | null
  query: Record<string, string>
}

type Said = Response | Record<string, unknown> | unknown[] | null
type Answer = Said | SessionAnswer | ((sent: Sent) => Said | SessionAnswer)
export type Answers = Record<string, Answer | undefined>

// Pages are fetched by the test that opens them first, on machines that do other things besides.
vi.setConfig({ testTimeout: 30_000 })

/** No function answers at the address of another. */
const BASE = /^\/api\/v1\/(?:accounts|backoffice|images)/
let answers: Answers = {}
/** What was asked, in its order: `POST /sessions`. */
export const sent: Sent[] = []
export const namesOfSent = (): string[] => sent.map(({ name }) => name)
export const bodiesOf = (name: string): unknown[] =>
  sent.filter((one) => one.name === name).map(({ body }) => body)

const refusals = new Map<string, Response>()
/** The next such request is answered with a problem. */
export function refuseOnce(name: string, status: number, kind: string, more: object = {}): void {
  refusals.set(name, refusal(status, kind, more))
}

vi.stubGlobal('fetch', async (request: Request) => {
  const { pathname, searchParams } = new URL(request.url)
  const text = await request.text()
  const one: Sent = {
    name: `${request.method} ${pathname.replace(BASE, '')}`,
    body: text ? JSON.parse(text) : undefined,
    key: request.headers.get('Idempotency-Key'),
    seen: request.headers.get('If-Match'),
    query: Object.fromEntries(searchParams),
  }
  sent.push(one)
  const refused = refusals.get(one.name)
  refusals.delete(one.name)
  if (refused) return refused
  const planned = answers[one.name]
  const said = typeof planned === 'function' ? planned(one) : planned
  if (said === undefined) return refusal(404, 'not-found')
  if (said === null) return new Response(null, { status: 204 })
  return said instanceof Response ? said : Response.json(said)
})

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000 } },
})
api.use(
  holdRequests(
    ask,
    () => Boolean(sessionIn(queryClient)),
    () => void askAgain(queryClient),
  ),
)
guard(router, queryClient)

let wrapper: VueWrapper | undefined

/** From now on the server answers these. */
export function answer(more: Answers): void {
  answers = { ...answers, ...more }
}

/** Opens an address, as somebody who is signed in, or as a stranger. */
export async function openOffice(
  path: string,
  me: SessionAnswer | null,
  more: Answers = {},
): Promise<VueWrapper> {
  closeOffice()
  answers = {
    'GET /session': me ?? refusal(401, 'sign-in-required'),
    ...more,
  }
  if (me) markAccount(me.account.id)
  await showLanguage('en')
  await router.push(path)
  return mountOffice()
}

async function mountOffice(): Promise<VueWrapper> {
  wrapper = mount(OfficeShell, {
    attachTo: document.body,
    global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient }]] },
  })
  await settle()
  return wrapper
}

/** As a reload does: all is asked anew, and what the tab keeps is there. */
export async function reloadOffice(): Promise<VueWrapper> {
  const address = where()
  wrapper?.unmount()
  queryClient.clear()
  sent.length = 0
  await router.replace(address)
  return mountOffice()
}

export function closeOffice(): void {
  settleNeed(false)
  wrapper?.unmount()
  wrapper = undefined
  queryClient.clear()
  localStorage.clear()
  sessionStorage.clear()
  sent.length = 0
  refusals.clear()
  for (const { id } of toasts.value) dismissToast(id)
}

/** Pages are files of their own, and requests answers of their own: all that was begun is done. */
export async function settle(): Promise<void> {
  await vi.dynamicImportSettled()
  await flushPromises()
  await vi.dynamicImportSettled()
  await flushPromises()
}

/** What has this name, if it is there. */
export function findByName<E extends Element = HTMLElement>(
  selector: string,
  name: string,
  within: ParentNode = document,
): E | undefined {
  return [...within.querySelectorAll<E>(selector)].find(
    (element) =>
      element.textContent?.trim() === name || element.getAttribute('aria-label') === name,
  )
}

export function byName<E extends Element = HTMLElement>(
  selector: string,
  name: string,
  within?: ParentNode,
): E {
  const named = findByName<E>(selector, name, within)
  if (!named) throw new Error(`There is no ${selector} named ${name}.`)
  return named
}

export async function press(name: string, within?: ParentNode): Promise<void> {
  byName('button, a', name, within).click()
  await settle()
}

/** Chooses from the menu with this name. */
export async function choose(menu: string, item: string): Promise<void> {
  const button = byName('button', menu)
  button.focus()
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  await settle()
  const found = [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')].find((one) =>
    // What is said of it in small letters comes after its name.
    one.textContent?.trim().startsWith(item),
  )
  if (!found) throw new Error(`The menu has no ${item}.`)
  found.click()
  await settle()
  // The menu gives the focus back when it is gone, and then does what was chosen.
  await new Promise((resolve) => setTimeout(resolve, 20))
  await settle()
}

const DIALOG = '[role="dialog"], [role="alertdialog"]'

/** The dialog that was opened last. */
export function dialog(): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>(DIALOG)].at(-1)
  if (!found) throw new Error('No dialog is open.')
  return found
}

export const isDialogOpen = (): boolean => document.querySelector(DIALOG) !== null

/** Sends the form of the dialog, or else of the page. */
export async function submit(): Promise<void> {
  const form = (isDialogOpen() ? dialog() : document).querySelector('form')
  form?.dispatchEvent(new Event('submit', { cancelable: true }))
  await settle()
}

export const toastText = (): string => toasts.value.at(-1)?.text ?? ''

export async function type(label: string, text: string): Promise<void> {
  const { htmlFor } = byName<HTMLLabelElement>('label', label)
  const input = document.getElementById(htmlFor) as HTMLInputElement
  input.value = text
  for (const event of ['input', 'change']) input.dispatchEvent(new Event(event, { bubbles: true }))
  await settle()
}

export const textOfPage = (): string => document.body.textContent ?? ''
export const heading = (): string => document.querySelector('h1')?.textContent?.trim() ?? ''
export const where = (): string => router.currentRoute.value.fullPath
