import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { listInvitations, listKeys, listMembers } from '@/backoffice/api/accounts'
import { useOrganizer } from '@/backoffice/session/rights'
import { useAccountKey } from '@/backoffice/session/session'

/** The organizer whose pages are open; empty for a moment on the way out. */
export function useOrganizerId(): ComputedRef<string> {
  const membership = useOrganizer()
  return computed(() => membership.value?.organizer.id ?? '')
}

function useListOf<Item>(name: string, list: (organizerId: string) => Promise<Item[]>) {
  const id = useOrganizerId()
  return useQuery({
    queryKey: useAccountKey(name, id),
    queryFn: () => list(id.value),
    enabled: () => id.value !== '',
  })
}

export const useMembers = () => useListOf('members', listMembers)
export const useInvitations = () => useListOf('invitations', listInvitations)
export const useKeys = () => useListOf('keys', listKeys)
