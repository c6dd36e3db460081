import { useI18n } from 'vue-i18n'
import { isKnown, OWN } from './audiences'

/** An audience in the page's language, else as it is called. */
export function useAudienceName(): (audience: string) => string {
  const { t } = useI18n()
  return (audience) =>
    isKnown(audience) || audience === OWN ? t(`tickets.audience.${audience}`) : audience
}
