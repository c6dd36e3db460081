import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { listTaxRates } from '@/backoffice/api/tax-rates'
import { useOrganizer } from '@/backoffice/session/rights'
import { useAccountKey } from '@/backoffice/session/session'

/** The organizer whose pages are open; empty for a moment on the way out. */
export function useOrganizerId(): ComputedRef<string> {
  const membership = useOrganizer()
  return computed(() => membership.value?.organizer.id ?? '')
}

export function useTaxRates() {
  const id = useOrganizerId()
  return useQuery({
    queryKey: useAccountKey('tax-rates', id),
    queryFn: () => listTaxRates(id.value),
    enabled: () => id.value !== '',
  })
}

/** Asks for the rates anew, and for what depends on them. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient()
  const id = useOrganizerId()
  const rates = useAccountKey('tax-rates', id)
  const proposals = useAccountKey('tax-proposals', id)
  return async () => {
    const keys = [rates.value, proposals.value]
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  }
}
