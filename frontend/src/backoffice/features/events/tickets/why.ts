// What stands in the way of a sale, and where it is seen to.

import type { SaleReason } from '@/backoffice/api/set-up-types'

/** The page of each; nothing where only time or buyers can change it. */
export const SEEN_TO: Record<SaleReason, string | undefined> = {
  event_draft: 'event',
  event_cancelled: undefined,
  rate_archived: undefined,
  not_at_this_date: undefined,
  date_cancelled: undefined,
  date_over: undefined,
  sale_ended: undefined,
  sale_upcoming: undefined,
  code_required: 'event-codes',
  code_unknown: 'event-codes',
  code_not_yet_valid: 'event-codes',
  code_ended: 'event-codes',
  code_applies_to_nothing: 'event-codes',
  code_used_up: 'event-codes',
  minimum_too_high: 'event-settings',
  ticket_not_sold: 'event-tickets',
  sold_out: 'event-capacity',
  fewer_left_than_minimum: 'event-capacity',
  no_payment_method: 'event-settings',
  no_bank_account: 'bank-account',
  too_late_for_transfer: 'event-settings',
}
