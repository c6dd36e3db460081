import type { EditedEvent } from '@/backoffice/api/event-types'
import { useWording } from '@/i18n/use-wording'

/** What the rates of an event are called, with their ticket where there are several. */
export function useRateNames(event: () => EditedEvent): {
  all: () => { id: string; name: string; archived: boolean }[]
  /** Of these, as a list in the page's language. */
  list: (ids: readonly string[]) => string
} {
  const { t, text, list } = useWording()

  function all(): { id: string; name: string; archived: boolean }[] {
    const { products } = event()
    return products.flatMap((product) =>
      product.rates.map(({ id, name, archived }) => ({
        id,
        archived,
        name:
          products.length > 1
            ? t('codes.rateOf', { ticket: text(product.name), rate: text(name) })
            : text(name),
      })),
    )
  }
  return {
    all,
    list: (ids) =>
      list(
        all()
          .filter(({ id }) => ids.includes(id))
          .map(({ name }) => name),
      ),
  }
}
