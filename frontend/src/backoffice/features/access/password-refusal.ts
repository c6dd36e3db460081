import type { FieldError } from '@/api/problem'
import type { Fault } from '@/backoffice/form/rules'

/** The length was looked at before it was sent: what the server still refuses stands on its list. */
export function passwordRefusal({ field }: FieldError): Fault | undefined {
  return field === '/password' ? { key: 'password.common' } : undefined
}
