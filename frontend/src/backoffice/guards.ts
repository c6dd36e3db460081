import type { QueryClient } from '@tanstack/vue-query'
import type { RouteLocationNormalized, RouteLocationRaw, Router } from 'vue-router'
import type { SessionAnswer } from './api/types'
import { askToLeave, hasUnsaved } from './form/unsaved'
import { isLeavingAnyway } from './session/leave-anyway'
import { markedAccount } from './session/mark'
import { membershipAt, rememberOrganizer, usualMembership } from './session/rights'
import { keepToken } from './session/link-token'
import { ensureSession, lookAfterSession, sessionIn } from './session/session'

/** An address of the back office to go on to, as the sign-in page got it; nothing else counts. */
export function ownPath(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined
}

/** Where somebody begins. */
export function beginningOf({ memberships }: SessionAnswer): RouteLocationRaw {
  const usual = usualMembership(memberships)
  if (usual) return { name: 'organizer-home', params: { organizer: usual.organizer.slug } }
  return { name: memberships.length > 0 ? 'organizers' : 'found' }
}

/** There is nothing at this address, which stays as it is. */
function nothingAt({ path, query, hash }: RouteLocationNormalized): RouteLocationRaw {
  return {
    name: 'not-found',
    params: { path: path.split('/').filter(Boolean) },
    query,
    hash,
    replace: true,
  }
}

export function guard(router: Router, queryClient: QueryClient): void {
  /** Strangers are not asked about: it would wake the server, and they know that they are not signed in. */
  async function whoIsHere(): Promise<SessionAnswer | null> {
    return sessionIn(queryClient) ?? (markedAccount() ? ensureSession(queryClient) : null)
  }

  router.beforeEach(async (to, from) => {
    // A mailed token stays in memory: not in the address, nor in the history.
    if (to.meta.secret && to.hash) {
      keepToken(to.path, to.hash.slice(1))
      return { path: to.path, query: to.query, replace: true }
    }
    const leaves = to.path !== from.path && hasUnsaved() && !isLeavingAnyway()
    if (leaves && !(await askToLeave())) return false

    const { access } = to.meta
    const me = await whoIsHere()
    if (access === 'out') return me ? (ownPath(to.query.next) ?? beginningOf(me)) : true
    if (access === undefined) return true
    if (!me) return { name: 'sign-in', query: { next: to.fullPath } }
    lookAfterSession(queryClient)
    if (to.name === 'home') return beginningOf(me)
    if (access === 'in') return true

    const membership = membershipAt(me.memberships, to.params.organizer)
    if (!membership) return nothingAt(to)
    rememberOrganizer(membership.organizer.slug)
    return true
  })
}
