import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { listMyAudit, listSessions } from '@/backoffice/api/accounts'
import { useAccountKey } from '@/backoffice/session/session'

const LOOK_AGAIN_MS = 30_000
const HISTORY_ROWS = 10

/** Where somebody is signed in; a device that is ended elsewhere goes from the list by itself. */
export function useSessions() {
  return useQuery({
    queryKey: useAccountKey('sessions'),
    queryFn: listSessions,
    refetchInterval: LOOK_AGAIN_MS,
  })
}

/** What happened in the account, newest first. */
export function useHistory() {
  return useInfiniteQuery({
    queryKey: useAccountKey('history'),
    queryFn: ({ pageParam }) => listMyAudit({ cursor: pageParam, limit: HISTORY_ROWS }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}
