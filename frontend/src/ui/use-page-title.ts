import { watchEffect } from 'vue'

/** Keeps the document's title in step with what the page shows. */
export function usePageTitle(title: () => string | undefined): void {
  watchEffect(() => {
    const text = title()
    document.title = text ? `${text} · Guichet` : 'Guichet'
  })
}
