// International bank account numbers (ISO 13616).

import type { Rule } from '@/backoffice/form/rules'

const SHAPE = /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/

const withoutSpaces = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase()

/** In groups of four, as banks print it. */
export function inGroups(typed: string): string {
  return withoutSpaces(typed).replaceAll(/(.{4})(?=.)/g, '$1 ')
}

/** Whether its check digits are right. */
export function isIban(typed: string): boolean {
  const iban = withoutSpaces(typed)
  if (!SHAPE.test(iban)) return false
  // Letters count as 10 to 35; the whole, its beginning moved to the end, leaves 1 when divided by 97.
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((one) => Number.parseInt(one, 36))
  const remainder = digits.reduce((left, value) => (left * (value < 10 ? 10 : 100) + value) % 97, 0)
  return remainder === 1
}

export const iban: Rule<string> = (typed) => {
  if (typed.trim() === '') return { key: 'form.required' }
  return isIban(typed) ? undefined : { key: 'bank.notAnIban' }
}
