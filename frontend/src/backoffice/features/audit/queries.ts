import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { checkAudit, listAudit, listMembers } from '@/backoffice/api/accounts'
import type { ChainCheck } from '@/backoffice/api/types'
import { useMay, useOrganizer } from '@/backoffice/session/rights'
import { useAccountKey } from '@/backoffice/session/session'
import { toQuery, type Filters } from './filters'

const ROWS = 50

export function useOrganizerId(): ComputedRef<string> {
  const membership = useOrganizer()
  return computed(() => membership.value?.organizer.id ?? '')
}

/** The entries that pass the filters, newest first. */
export function useEntries(filters: ComputedRef<Filters>) {
  const id = useOrganizerId()
  return useInfiniteQuery({
    queryKey: useAccountKey('audit', id, filters),
    queryFn: ({ pageParam }) =>
      listAudit(id.value, { ...toQuery(filters.value), cursor: pageParam, limit: ROWS }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: () => id.value !== '',
    // With other filters the list stays until the next one is there.
    placeholderData: keepPreviousData,
  })
}

/** Who can be chosen as the one who did something. */
export function useMembers() {
  const id = useOrganizerId()
  const may = useMay('see_members')
  return useQuery({
    queryKey: useAccountKey('members', id),
    queryFn: () => listMembers(id.value),
    enabled: () => may.value && id.value !== '',
  })
}

/** Looks at the whole chain, part by part, and tells how far it is. */
export async function checkChain(
  organizerId: string,
  tell: (checked: number, all: number) => void,
): Promise<ChainCheck> {
  let from: number | undefined
  for (;;) {
    // Part by part on purpose: each begins where the one before ended.
    // oxlint-disable-next-line no-await-in-loop
    const check = await checkAudit(organizerId, from)
    tell(check.checked_to, check.last_sequence)
    const isAtEnd = check.checked_to >= check.last_sequence || check.checked_to < (from ?? 1)
    if (!check.is_whole || isAtEnd) return check
    from = check.checked_to + 1
  }
}
