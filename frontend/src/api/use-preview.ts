import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'

/** The secret of a draft's preview link, as its address has it. */
export function usePreview(): ComputedRef<string | undefined> {
  const route = useRoute()
  return computed(() => {
    const { preview } = route.query
    return typeof preview === 'string' && preview ? preview : undefined
  })
}
