import { useWording } from '@/i18n/use-wording'
import type { CodeContext } from './code-values'

/** What the codes of an event are typed and read with. */
export function useCodeContext(currency: string, timeZone: string): CodeContext {
  const { bareAmount } = useWording()
  return { currency, timeZone, format: (amount) => bareAmount({ amount, currency }) }
}
