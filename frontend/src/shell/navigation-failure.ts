import { readonly, ref } from 'vue'
import type { Router } from 'vue-router'

const hasFailed = ref(false)

/** A page's code could not be fetched: no network, or a newer release has taken its place. */
export const navigationHasFailed = readonly(hasFailed)

/** Called before the first navigation begins, which may fail before anything is shown. */
export function watchNavigation(router: Router): void {
  router.onError(() => {
    hasFailed.value = true
  })
  router.afterEach(() => {
    hasFailed.value = false
  })
}
