import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { setMeta } from './set-meta'

/** Keeps the document's title and description in step with what the page shows. */
export function usePageHead(title: () => string | undefined, description?: () => string): void {
  const { t } = useI18n()
  watchEffect(() => {
    const text = title()
    document.title = text ? `${text} · Guichet` : 'Guichet'
    setMeta('description', description?.() || t('home.lead'))
  })
}
