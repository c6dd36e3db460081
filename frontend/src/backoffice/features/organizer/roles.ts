import type { MemberDetails, Role } from '@/backoffice/api/types'

const ALL: Role[] = ['owner', 'manager', 'sales', 'accountant', 'gate']
/** What managers give and take too: not their own role, and not the owners'. */
const BELOW_MANAGERS: Role[] = ['sales', 'accountant', 'gate']

/** The roles that somebody with this one may give, and take away. */
export function rolesToGive(mine: Role | undefined): Role[] {
  if (mine === 'owner') return ALL
  return mine === 'manager' ? BELOW_MANAGERS : []
}

/** A program is no owner: keys do not make keys. */
export const rolesOfKeys = ALL.filter((role) => role !== 'owner')

/** Without whom nobody could change anything any more. */
export function isLastOwner(member: MemberDetails, members: readonly MemberDetails[]): boolean {
  return member.role === 'owner' && members.filter(({ role }) => role === 'owner').length === 1
}
