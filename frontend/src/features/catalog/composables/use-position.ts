import { ref } from 'vue'
import type { Position } from '../filters'

const TIMEOUT_MS = 10_000
const ONE_HOUR_MS = 3_600_000

export type PositionState = 'idle' | 'asking' | 'denied' | 'unavailable' | 'tooSlow'

/** What a GeolocationPositionError's code means; whatever else goes wrong, there is no position. */
const FAILURES: Partial<Record<number, PositionState>> = { 1: 'denied', 3: 'tooSlow' }

/** Asks the browser where the visitor is. */
export function usePosition() {
  const state = ref<PositionState>('idle')

  async function locate(): Promise<Position | undefined> {
    state.value = 'asking'
    try {
      const { coords } = await new Promise<GeolocationPosition>((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, reject, {
          timeout: TIMEOUT_MS,
          maximumAge: ONE_HOUR_MS,
        })
      })
      state.value = 'idle'
      return { latitude: coords.latitude, longitude: coords.longitude }
    } catch (error) {
      state.value =
        FAILURES[(error as Partial<GeolocationPositionError>).code ?? 0] ?? 'unavailable'
      return undefined
    }
  }

  return { state, locate }
}
