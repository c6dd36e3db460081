// Numbers as people type them: with a comma or a point, and with spaces between thousands.

import type { Fault, Rule } from './rules'

const SPACES = /[\s\u00A0\u202F]/g

/** Nothing where it is no number. */
export function numberIn(text: string): number | undefined {
  const plain = text.replaceAll(SPACES, '').replace(',', '.')
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

const between =
  (isLegal: (value: number) => boolean, fault: Fault): Rule<string> =>
  (text) => {
    const value = numberIn(text)
    return value !== undefined && isLegal(value) ? undefined : fault
  }

/** A whole number in these limits. */
export const whole = (from: number, to: number): Rule<string> =>
  between((value) => Number.isInteger(value) && value >= from && value <= to, {
    key: 'typed.whole',
    named: { from, to },
  })

/** A number in these limits, with decimals or without. */
export const number = (from: number, to: number): Rule<string> =>
  between((value) => value >= from && value <= to, { key: 'typed.number', named: { from, to } })

/** A rule for what may be left empty. */
export const ifGiven =
  (rule: Rule<string>): Rule<string> =>
  (text) =>
    text.trim() === '' ? undefined : rule(text)
