import { watch } from 'vue'
import { useRoute } from 'vue-router'
import { setMeta } from '@/ui/set-meta'

/** What the first page came with and is true of no other. */
const OF_FIRST_PAGE =
  'link[rel="canonical"], link[hreflang], meta[property], meta[name^="twitter:"], script[type="application/ld+json"]'

/** What search engines are told; pages behind a secret link are none of their business. */
export function useHead(): void {
  const route = useRoute()
  watch(
    () => route.path,
    (_, before) => {
      setMeta('robots', route.meta.secret ? 'noindex, nofollow' : 'index, follow')
      if (before !== undefined)
        for (const element of document.head.querySelectorAll(OF_FIRST_PAGE)) element.remove()
    },
    { immediate: true },
  )
}
