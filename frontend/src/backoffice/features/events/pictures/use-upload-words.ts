import { computed, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Upload } from './use-uploads'

/** Nobody wants to hear of each percent. */
const QUARTER = 25

/** What a screen reader says of the file that is on its way. */
export function useUploadWords(uploads: Readonly<Ref<readonly Upload[]>>): ComputedRef<string> {
  const { t } = useI18n()
  return computed(() => {
    const current = uploads.value.find(({ state }) => state === 'sending' || state === 'preparing')
    if (!current) return ''
    const percent = Math.floor(current.percent / QUARTER) * QUARTER
    const state =
      current.state === 'sending' ? t('pictures.sent', { percent }) : t('pictures.state.preparing')
    return t('pictures.stateOf', { name: current.file.name, state })
  })
}
