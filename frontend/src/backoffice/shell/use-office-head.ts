import { watchEffect } from 'vue'

/** Keeps the document's title in step with what the page shows, and for whom. */
export function useOfficeHead(...parts: (() => string | undefined)[]): void {
  watchEffect(() => {
    document.title = [...parts.map((part) => part()), 'Guichet'].filter(Boolean).join(' · ')
  })
}
