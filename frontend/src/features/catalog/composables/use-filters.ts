import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { addressOf, parseFilters, type Filters } from '../filters'

/** The filters in the page's address: shared, bookmarked and kept by the back button. */
export function useFilters() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => parseFilters(route.query))

  function change(changes: Partial<Filters>): void {
    void router.push({ name: 'home', query: addressOf({ ...filters.value, ...changes }) })
  }

  function clear(): void {
    void router.push({ name: 'home' })
  }

  return { filters, change, clear }
}
