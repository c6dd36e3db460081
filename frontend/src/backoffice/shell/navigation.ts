import type { Right } from '@/backoffice/api/types'
import type { OfficeIconName } from '@/backoffice/ui/office-icons'

export interface NavigationEntry {
  /** The name of a route below an organizer. */
  route: string
  /** A key of the messages. */
  label: string
  icon: OfficeIconName
  needs?: Right
}

/** An organizer's pages, in the order of the navigation. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { route: 'organizer-home', label: 'nav.overview', icon: 'home' },
  { route: 'team', label: 'nav.team', icon: 'team', needs: 'see_members' },
  { route: 'keys', label: 'nav.keys', icon: 'key', needs: 'see_keys' },
  { route: 'audit', label: 'nav.audit', icon: 'log', needs: 'see_audit' },
  { route: 'settings', label: 'nav.settings', icon: 'building', needs: 'see_organizer' },
  { route: 'bank-account', label: 'nav.bank', icon: 'bank', needs: 'edit_bank_account' },
]
