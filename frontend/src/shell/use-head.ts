import { watch } from 'vue'
import { useRoute } from 'vue-router'

function robots(): HTMLMetaElement {
  const found = document.head.querySelector<HTMLMetaElement>('meta[name="robots"]')
  if (found) return found
  const added = document.createElement('meta')
  added.name = 'robots'
  document.head.append(added)
  return added
}

/** Keeps pages behind a secret link out of search engines. */
export function useHead(): void {
  const route = useRoute()
  watch(
    () => route.meta.secret,
    (isSecret) => {
      robots().content = isSecret ? 'noindex, nofollow' : 'index, follow'
    },
    { immediate: true },
  )
}
