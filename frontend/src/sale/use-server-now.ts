import { useEventListener, useIntervalFn } from '@vueuse/core'
import { readonly, ref, type Ref } from 'vue'
import { serverNowMs } from '@/api/server-clock'

const SECOND_MS = 1_000

/** The server's time in milliseconds since 1970, each second anew while the scope lives. */
export function useServerNow(): Readonly<Ref<number>> {
  const nowMs = ref(serverNowMs())
  const tick = (): void => {
    nowMs.value = serverNowMs()
  }
  useIntervalFn(tick, SECOND_MS)
  // Timers of a hidden page are slowed down: catch up when it is shown again.
  useEventListener(document, 'visibilitychange', tick)
  return readonly(nowMs)
}
