import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { NO_FILTERS, addressOf, parseFilters, type Filters } from '../filters'

/** The filters in the page's address: shared, bookmarked and kept by the back button. */
export function useFilters() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => parseFilters(route.query))

  function show(changed: Filters): void {
    // The address may also name the language, which is no filter.
    const { lang } = route.query
    void router.push({ name: 'home', query: { lang, ...addressOf(changed) } })
  }

  function change(changes: Partial<Filters>): void {
    show({ ...filters.value, ...changes })
  }

  function clear(): void {
    show(NO_FILTERS)
  }

  return { filters, change, clear }
}
