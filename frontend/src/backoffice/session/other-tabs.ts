import type { QueryClient } from '@tanstack/vue-query'
import { useEventListener } from '@vueuse/core'
import type { Router } from 'vue-router'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import { MARK_KEY, markedAccount } from './mark'
import { ask, askedNeed, settleNeed } from './needs'
import { askAgain, forgetSession, sessionIn } from './session'

/** All tabs have one cookie: who signs in or out in one of them does so in all. */
export function followOtherTabs(queryClient: QueryClient, router: Router): void {
  async function follow(): Promise<void> {
    const me = sessionIn(queryClient)
    if (!me) return
    const id = markedAccount()
    if (id === undefined) {
      // What is half typed is kept for whoever signs in again.
      if (hasUnsaved()) await ask({ kind: 'password' })
      else await forgetSession(queryClient, router, 'signedOut')
    } else if (id !== me.account.id) {
      await ask({ kind: 'other-account' })
    } else if (askedNeed.value) {
      settleNeed(true)
      await askAgain(queryClient)
    }
  }

  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === MARK_KEY) void follow()
  })
}
