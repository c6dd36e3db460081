import { useEventListener } from '@vueuse/core'
import { onScopeDispose } from 'vue'

/** Keeps the screen awake until the scope ends, where the browser can: a dark screen opens no door. */
export function useWakeLock(): void {
  if (!('wakeLock' in navigator)) return
  const { wakeLock } = navigator
  let lock: WakeLockSentinel | undefined
  let hasEnded = false

  async function acquire(): Promise<void> {
    // The browser lets go of it by itself whenever the page is hidden.
    if (document.visibilityState !== 'visible' || (lock && !lock.released)) return
    try {
      const acquired = await wakeLock.request('screen')
      if (hasEnded) await acquired.release()
      else lock = acquired
    } catch {
      // The battery is low, or the device does not want to: the code is readable all the same.
    }
  }

  void acquire()
  useEventListener(document, 'visibilitychange', acquire)
  onScopeDispose(() => {
    hasEnded = true
    void lock?.release()
  })
}
