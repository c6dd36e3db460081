import { queryOptions, useQuery, type QueryClient } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import type { Router } from 'vue-router'
import { ApiProblem } from '@/api/problem'
import { endThisSession, getSession } from '@/backoffice/api/accounts'
import type { AccountProfile, SessionAnswer, SessionState } from '@/backoffice/api/types'
import { forgetDrafts } from '@/backoffice/form/drafts'
import { leaveAnyway } from './leave-anyway'
import { markAccount, removeMark } from './mark'

const ME = ['me'] as const

async function askForSession(): Promise<SessionAnswer | null> {
  try {
    return await getSession()
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null
    throw error
  }
}

const meOptions = queryOptions({ queryKey: ME, queryFn: askForSession })

/** Who is signed in; `undefined`: not asked yet, `null`: nobody. */
export function useMe(): ComputedRef<SessionAnswer | null | undefined> {
  // Pages only read what the way to them has asked for; a request of their own would tell strangers what they know.
  const { data } = useQuery({ ...meOptions, enabled: () => (query) => Boolean(query.state.data) })
  return computed(() => data.value)
}

/** Whose page it is, where one must be signed in to see it. */
export function useAccount(): ComputedRef<AccountProfile> {
  const me = useMe()
  let last: AccountProfile | undefined
  return computed(() => {
    // On the way out the page is still there for a moment.
    last = me.value?.account ?? last
    if (!last) throw new Error('Nobody is signed in.')
    return last
  })
}

/** The beginning of every other key. */
export function useAccountKey(...parts: unknown[]): ComputedRef<unknown[]> {
  const account = useAccount()
  return computed(() => [account.value.id, ...parts])
}

export function sessionIn(queryClient: QueryClient): SessionAnswer | null | undefined {
  return queryClient.getQueryData<SessionAnswer | null>(ME)
}

/** Asks who is signed in, unless somebody is known to be. */
export async function ensureSession(queryClient: QueryClient): Promise<SessionAnswer | null> {
  const me =
    sessionIn(queryClient) ?? (await queryClient.fetchQuery({ ...meOptions, staleTime: 0 }))
  if (!me) removeMark()
  return me
}

/** Looks in the background, now and then, whether somebody still is what they were. */
export function lookAfterSession(queryClient: QueryClient): void {
  if (sessionIn(queryClient)) void queryClient.prefetchQuery(meOptions)
}

/** What one account has asked for is not shown to the next. */
function forgetAnswers(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] })
}

/** Somebody has signed in, in this tab. */
export function signedIn(queryClient: QueryClient, me: SessionAnswer): void {
  const before = sessionIn(queryClient)
  if (before?.account.id !== me.account.id) forgetAnswers(queryClient)
  queryClient.setQueryData(ME, me)
  markAccount(me.account.id)
}

export function changeSession(queryClient: QueryClient, change: Partial<SessionState>): void {
  queryClient.setQueryData<SessionAnswer | null>(
    ME,
    (me) => me && { ...me, session: { ...me.session, ...change } },
  )
}

export function changeAccount(queryClient: QueryClient, account: AccountProfile): void {
  queryClient.setQueryData<SessionAnswer | null>(ME, (me) => me && { ...me, account })
}

/** Asks anew: a role, an organizer or a session is not what it was. */
export function askAgain(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ME })
}

/** Why the sign-in page is shown; read from the history's state. */
export type SignInReason = 'signedOut' | 'signedOutElsewhere'

export function signInReason(): SignInReason | undefined {
  const { reason } = (history.state ?? {}) as { reason?: unknown }
  return reason === 'signedOut' || reason === 'signedOutElsewhere' ? reason : undefined
}

function forgetPerson(queryClient: QueryClient): void {
  removeMark()
  forgetDrafts()
  queryClient.setQueryData(ME, null)
  forgetAnswers(queryClient)
}

/** Nobody is signed in any more: nothing of them stays here. */
export async function forgetSession(
  queryClient: QueryClient,
  router: Router,
  reason: SignInReason,
): Promise<void> {
  forgetPerson(queryClient)
  await leaveAnyway(() => router.replace({ name: 'sign-in', state: { reason } }))
  // What the page that was left had asked for in the meantime.
  forgetAnswers(queryClient)
}

async function endSession(): Promise<void> {
  try {
    await endThisSession()
  } catch (error) {
    // It has ended before.
    if (!(error instanceof ApiProblem && error.status === 401)) throw error
  }
}

/** Ends the session; rejects when the server could not be asked, and somebody still is signed in. */
export async function signOut(queryClient: QueryClient, router: Router): Promise<void> {
  await endSession()
  await forgetSession(queryClient, router, 'signedOut')
}

/** The same without going elsewhere: somebody else is to go on here. */
export async function signOutHere(queryClient: QueryClient): Promise<void> {
  await endSession()
  forgetPerson(queryClient)
}
