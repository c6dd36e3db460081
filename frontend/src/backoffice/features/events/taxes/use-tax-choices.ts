import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import type { Category } from '@/backoffice/api/event-types'
import { listTaxRates, proposeTaxRates, type Place } from '@/backoffice/api/tax-rates'
import { useAccountKey } from '@/backoffice/session/session'
import { useOrganizerId } from '../queries'
import { choicesOf, type OwnTax, type TaxChoice } from './choices'

/** The taxes to choose from; nothing as long as they are not known. */
export function useTaxChoices(
  asked: () => { category: Category; place: Place | undefined },
  own: () => OwnTax | undefined,
): { choices: ComputedRef<TaxChoice[] | undefined>; proposed: ComputedRef<string> } {
  const id = useOrganizerId()
  const rates = useQuery({
    queryKey: useAccountKey('tax-rates', id),
    queryFn: () => listTaxRates(id.value),
    enabled: () => id.value !== '',
  })
  const question = computed(asked)
  const proposals = useQuery({
    queryKey: useAccountKey('tax-proposals', id, question),
    queryFn: () => {
      const { category, place } = question.value
      return place ? proposeTaxRates(id.value, category, place) : []
    },
    enabled: () => id.value !== '',
  })
  const choices = computed(() => {
    if (rates.isPending.value || proposals.isPending.value) return undefined
    // What cannot be read now is not offered.
    return choicesOf(rates.data.value ?? [], proposals.data.value ?? [], own())
  })
  // Without a law that is known nobody guesses.
  const proposed = computed(() =>
    (proposals.data.value ?? []).length > 0 ? (choices.value?.[0]?.value ?? '') : '',
  )
  return { choices, proposed }
}
