import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import codes from '@/api/currency-codes.json'

/** What is sold in most comes first. */
const USUAL = ['EUR', 'CHF', 'GBP', 'USD', 'CAD']

/** Every currency, with its name in the page's language. */
export function useCurrencies(): ComputedRef<{ value: string; label: string }[]> {
  const { locale } = useI18n()
  return computed(() => {
    const names = new Intl.DisplayNames(locale.value, { type: 'currency' })
    const others = codes.filter((code) => !USUAL.includes(code))
    return [...USUAL, ...others].map((value) => ({
      value,
      label: `${value} · ${names.of(value) ?? value}`,
    }))
  })
}
