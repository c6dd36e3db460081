// What a page can check of a field before it is sent. A rule says what is wrong with a value, or nothing.

import type { Pointer } from './pointer'

export interface Fault {
  /** A key of the messages. */
  key: string
  named?: Record<string, unknown>
}

export type Faults = Map<Pointer, Fault>
export type Rule<Value> = (value: Value) => Fault | undefined

const EMAIL = /^[^\s@]+@[^\s@]+[.。][^\s@]+$/
/** Domains may be of any script; what stands before the @ not, as many mail servers take no other addresses. */
const ASCII_BEFORE_AT = /^[!-~]+@/
const PASSWORD_BYTES = { least: 8, most: 1_024 }
const SIX_DIGITS = /^\d{6}$/

export const required: Rule<string> = (value) =>
  value.trim() === '' ? { key: 'form.required' } : undefined

export const maximum =
  (limit: number): Rule<string> =>
  (value) =>
    value.trim().length > limit ? { key: 'form.too_long', named: { limit } } : undefined

export const email: Rule<string> = (value) => {
  const address = value.trim()
  if (address === '') return { key: 'form.required' }
  if (!EMAIL.test(address)) return { key: 'form.not_an_email' }
  return ASCII_BEFORE_AT.test(address) ? undefined : { key: 'form.email_not_ascii' }
}

/** Bytes of the composed form, as the server counts them. */
export const passwordLength: Rule<string> = (value) => {
  if (value === '') return { key: 'form.required' }
  const { length } = new TextEncoder().encode(value.normalize('NFC'))
  if (length < PASSWORD_BYTES.least) return { key: 'password.tooShort' }
  return length > PASSWORD_BYTES.most ? { key: 'password.tooLong' } : undefined
}

/** The code of an authenticator app. */
export const sixDigits: Rule<string> = (value) =>
  SIX_DIGITS.test(value) ? undefined : { key: 'password.sixDigits' }

/** The first thing wrong with each field. */
export function faultsOf<Values extends object>(
  values: Values,
  rules: { [Name in keyof Values & string]?: Rule<Values[Name]>[] },
): Faults {
  const faults: Faults = new Map()
  for (const name of Object.keys(rules) as (keyof Values & string)[]) {
    for (const rule of rules[name] ?? []) {
      const fault = rule(values[name])
      if (!fault) continue
      faults.set(`/${name}`, fault)
      break
    }
  }
  return faults
}
