import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * The ticket that is shown at the door, if any: the number of its line. It stands in the address
 * (`?ticket=2`), so the back button leaves it, and a reload at the door shows it again.
 */
export function useShownTicket() {
  const route = useRoute()
  const router = useRouter()
  const shown = computed(() => Number(route.query.ticket) || undefined)
  let isLeaving = false

  return {
    shown,
    show: (line: number) => router.push({ query: { ticket: line } }),
    turnTo: (line: number) => router.replace({ query: { ticket: line } }),
    async leave(): Promise<void> {
      if (isLeaving || !shown.value) return
      isLeaving = true
      // Whoever came from the order goes back to it. Whoever began here would leave the site by that.
      const { back } = (window.history.state ?? {}) as { back?: string | null }
      if (back?.split('?')[0] === route.path) {
        const left = new Promise<void>((resolve) => {
          const stop = router.afterEach(() => {
            stop()
            resolve()
          })
        })
        router.back()
        await left
      } else await router.replace({ query: {} })
      isLeaving = false
    },
  }
}
