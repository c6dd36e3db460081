import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'

function setMeta(name: string, content: string): void {
  let meta = document.head.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)
  if (!meta) {
    meta = document.createElement('meta')
    meta.name = name
    document.head.append(meta)
  }
  meta.content = content
}

/** What search engines are told; pages behind a secret link are none of their business. */
export function useHead(): void {
  const route = useRoute()
  const { t } = useI18n()
  watchEffect(() => {
    setMeta('robots', route.meta.secret ? 'noindex, nofollow' : 'index, follow')
    setMeta('description', t('home.lead'))
  })
}
