import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import type { MembershipSummary, Right } from '@/backoffice/api/types'
import { localStore } from '@/preferences/storage'
import { useMe } from './session'

const LAST = 'backoffice.organizer'

/** What somebody is at the organizer whose pages are open; nothing on other pages. */
export function useOrganizer(): ComputedRef<MembershipSummary | undefined> {
  const me = useMe()
  const route = useRoute()
  return computed(() => membershipAt(me.value?.memberships ?? [], route.params.organizer))
}

export function membershipAt(
  memberships: readonly MembershipSummary[],
  slug: unknown,
): MembershipSummary | undefined {
  return memberships.find(({ organizer }) => organizer.slug === slug)
}

/** Whether somebody may do this where they are. */
export function useMay(right: Right): ComputedRef<boolean> {
  const membership = useOrganizer()
  return computed(() => membership.value?.rights.includes(right) ?? false)
}

export function rememberOrganizer(slug: string): void {
  localStore.write(LAST, slug)
}

/** Where somebody works who comes without saying where: as the last time, else where there is no choice. */
export function usualMembership(
  memberships: readonly MembershipSummary[],
): MembershipSummary | undefined {
  const last = membershipAt(memberships, localStore.read(LAST))
  return last ?? (memberships.length === 1 ? memberships[0] : undefined)
}
