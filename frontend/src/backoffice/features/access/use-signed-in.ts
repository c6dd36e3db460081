import { useQueryClient } from '@tanstack/vue-query'
import { useRoute, useRouter } from 'vue-router'
import type { SessionAnswer } from '@/backoffice/api/types'
import { ownPath } from '@/backoffice/guards'
import { signedIn } from '@/backoffice/session/session'

/** What follows a sign-in: the page that was asked for, else where one begins. */
export function useSignedIn(): (me: SessionAnswer) => Promise<void> {
  const queryClient = useQueryClient()
  const route = useRoute()
  const router = useRouter()
  return async (me) => {
    signedIn(queryClient, me)
    await router.replace(ownPath(route.query.next) ?? { name: 'home' })
  }
}
