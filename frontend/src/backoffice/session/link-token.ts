import { computed, shallowReactive, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'

const tokens = shallowReactive(new Map<string, string>())

export function keepToken(path: string, token: string): void {
  tokens.set(path, token)
}

/** The token of the mailed link by which the page was opened; it lives as long as the application. */
export function useLinkToken(): ComputedRef<string | undefined> {
  const { path } = useRoute()
  return computed(() => tokens.get(path))
}
