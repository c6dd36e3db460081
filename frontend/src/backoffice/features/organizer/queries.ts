import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { getOrganizer, listInvitations, listKeys, listMembers } from '@/backoffice/api/accounts'
import { useOrganizer } from '@/backoffice/session/rights'
import { useAccountKey } from '@/backoffice/session/session'

/** The organizer whose pages are open; empty for a moment on the way out. */
export function useOrganizerId(): ComputedRef<string> {
  const membership = useOrganizer()
  return computed(() => membership.value?.organizer.id ?? '')
}

function useOf<Data>(name: string, ask: (organizerId: string) => Promise<Data>) {
  const id = useOrganizerId()
  return useQuery({
    queryKey: useAccountKey(name, id),
    queryFn: () => ask(id.value),
    enabled: () => id.value !== '',
  })
}

export const useSettings = () => useOf('organizer', getOrganizer)
export const useMembers = () => useOf('members', listMembers)
export const useInvitations = () => useOf('invitations', listInvitations)
export const useKeys = () => useOf('keys', listKeys)
