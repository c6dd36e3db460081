import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LocalizedText, Money } from '@/api/types'
import {
  dateStub,
  formatDateRange,
  formatShortDays,
  formatMoment,
  formatPeriod,
  formatTime,
  zoneOfVisitor,
  zoneToName,
  type DateStub,
} from '@/format/dates'
import { formatBareAmount, formatBasisPoints, formatMoney } from '@/format/money'
import { isLanguage, regionalTag } from './languages'
import { wordingIn, type Wording } from './localized'

/**
 * Texts, prices and dates in the page's language. Everything returned reads the language when
 * called, so templates that use it follow the language switch.
 */
export function useWording() {
  const { t, locale } = useI18n()
  const language = computed(() => (isLanguage(locale.value) ? locale.value : 'en'))
  const tag = computed(() => regionalTag(language.value, navigator.languages))

  const money = (sum: Money): string => formatMoney(sum, tag.value)
  const price = (sum: Money): string => (sum.amount === 0 ? t('price.free') : money(sum))

  return {
    t,
    language,
    wording: (text: LocalizedText | null | undefined): Wording => wordingIn(language.value, text),
    text: (text: LocalizedText | null | undefined): string => wordingIn(language.value, text).text,
    money,
    /** What something costs: nothing is not "0.00". */
    price,
    /** What the cheapest and the dearest of several cost. */
    priceRange: (from: Money, to: Money): string => {
      if (from.amount === to.amount) return price(from)
      return from.amount === 0
        ? t('price.freeOrUpTo', { price: money(to) })
        : t('price.from', { price: money(from) })
    },
    bareAmount: (sum: Money): string => formatBareAmount(sum, tag.value),
    percent: (basisPoints: number): string => formatBasisPoints(basisPoints, tag.value),
    number: (value: number): string => new Intl.NumberFormat(tag.value).format(value),
    list: (items: string[]): string => new Intl.ListFormat(tag.value).format(items),
    time: (iso: string, timeZone: string): string => formatTime(iso, timeZone, tag.value),
    moment: (iso: string, timeZone: string): string =>
      formatMoment(iso, timeZone, zoneOfVisitor(), tag.value),
    dates: (firstIso: string, lastIso: string, timeZone: string): string =>
      formatDateRange(firstIso, lastIso, timeZone, tag.value),
    shortDays: (firstIso: string, lastIso: string, timeZone: string): string =>
      formatShortDays(firstIso, lastIso, timeZone, tag.value),
    period: (startsAt: string, endsAt: string, timeZone: string): string =>
      formatPeriod(startsAt, endsAt, timeZone, tag.value),
    stub: (iso: string, timeZone: string): DateStub => dateStub(iso, timeZone, tag.value),
    zone: (iso: string, timeZone: string): string | undefined =>
      zoneToName(iso, timeZone, zoneOfVisitor(), tag.value),
  }
}
