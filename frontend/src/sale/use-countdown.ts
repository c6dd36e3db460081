import { computed, ref, watch, type Ref } from 'vue'
import { passedThreshold, secondsUntil } from './countdown'
import { useServerNow } from './use-server-now'

/**
 * Counts down to a deadline given by the server, so a reload changes nothing.
 * `onEnd` is called once when it is reached while the page is open.
 */
export function useCountdown(deadline: Ref<string | null | undefined>, onEnd?: () => void) {
  const nowMs = useServerNow()
  const secondsLeft = computed(() =>
    deadline.value ? secondsUntil(deadline.value, nowMs.value) : undefined,
  )
  /** The last threshold passed while the page was open: 300 or 60 seconds. */
  const announced = ref<number>()

  watch(secondsLeft, (current, previous) => {
    if (current === undefined || previous === undefined) return
    announced.value = passedThreshold(previous, current) ?? announced.value
    if (current === 0 && previous > 0) onEnd?.()
  })

  return { secondsLeft, announced }
}
