import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useHeldOrder } from '@/sale/held-orders'
import { keepCode, keptCode } from '@/sale/kept-cart'

/**
 * The code in force on an event's page, and in its address: the one that came with a link or was typed, else
 * the one that was used before, for the cart or for places that are held.
 */
export function useCode(slug: string) {
  const route = useRoute()
  const router = useRouter()
  const held = useHeldOrder(slug)

  const code = computed(() => {
    const { code: given } = route.query
    const found = typeof given === 'string' && given ? given : (keptCode(slug) ?? held.value?.code)
    // As an order has it, in whatever letters it was typed.
    return found?.trim().toUpperCase() || undefined
  })

  async function show(changed: string | undefined): Promise<void> {
    const { code: _, ...others } = route.query
    await router.replace({ query: changed ? { ...others, code: changed } : others })
  }
  if (code.value !== route.query.code) void show(code.value)

  return {
    code,
    /** The server takes it: it stays with the cart. */
    keep: () => code.value && keepCode(slug, code.value),
    change(changed: string | undefined) {
      if (!changed) keepCode(slug, '')
      void show(changed)
    },
  }
}
