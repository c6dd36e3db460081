import { useTimeoutFn } from '@vueuse/core'
import { ref, type Ref } from 'vue'

/** True when so long has passed. */
export function useAfter(milliseconds: number): Readonly<Ref<boolean>> {
  const hasPassed = ref(false)
  useTimeoutFn(() => {
    hasPassed.value = true
  }, milliseconds)
  return hasPassed
}
