import type { Right } from '@/backoffice/api/types'
import type { OfficeIconName } from '@/backoffice/ui/office-icons'

export interface NavigationEntry {
  /** The name of a route. */
  route: string
  /** A key of the messages. */
  label: string
  icon: OfficeIconName
  needs?: Right
}

/** Pages about whoever is signed in. */
export const OWN_PAGES: readonly NavigationEntry[] = [
  { route: 'profile', label: 'nav.profile', icon: 'profile' },
  { route: 'security', label: 'nav.security', icon: 'shield' },
]

/** An organizer's pages, in the order of the navigation. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { route: 'organizer-home', label: 'nav.overview', icon: 'home' },
  { route: 'events', label: 'nav.events', icon: 'calendar', needs: 'see_events' },
  { route: 'venues', label: 'nav.venues', icon: 'pin', needs: 'see_events' },
  { route: 'team', label: 'nav.team', icon: 'team', needs: 'see_members' },
  { route: 'keys', label: 'nav.keys', icon: 'key', needs: 'see_keys' },
  { route: 'audit', label: 'nav.audit', icon: 'log', needs: 'see_audit' },
  { route: 'settings', label: 'nav.settings', icon: 'building', needs: 'see_organizer' },
  { route: 'tax-rates', label: 'nav.taxRates', icon: 'percent', needs: 'edit_tax_rates' },
  { route: 'bank-account', label: 'nav.bank', icon: 'bank', needs: 'edit_bank_account' },
]
