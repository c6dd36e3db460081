import type { OrderLine } from '@/api/types'

const DIGITS = 5

/** A ticket's number as it is printed: `00042`. */
export function serialText(ticket: OrderLine['ticket']): string {
  return String(ticket?.serial ?? '').padStart(DIGITS, '0')
}
