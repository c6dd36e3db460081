import { computed, reactive, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { fieldMessageKey, type FieldError } from '@/api/problem'
import type { Order } from '@/api/types'
import { sessionStore } from '@/preferences/storage'
import { detailsFaults, draftOf, type DetailsDraft } from '../details'

/** The form's fields, kept over a reload, and what is wrong with them. */
export function useDetails(order: Ref<Order>) {
  const { t } = useI18n()
  const name = `details:${order.value.secret}`
  const draft = reactive(draftOf(order.value, sessionStore.read<DetailsDraft>(name)))
  watch(draft, (changed) => {
    sessionStore.write(name, changed)
  })
  // Other quantities: other attendees, and those that stay keep their answers.
  watch(
    () => order.value.lines,
    () => {
      draft.attendees = draftOf(order.value, draft).attendees
    },
  )

  const isChecked = ref(false)
  const refused = ref<FieldError[]>([])
  watch(draft, () => {
    refused.value = []
  })

  /** Messages by JSON pointer: empty until the first try, then always current. */
  const errors = computed(() => {
    const messages = new Map<string, string>()
    for (const error of refused.value)
      messages.set(error.field, t(fieldMessageKey(error), { detail: error.detail }))
    if (isChecked.value)
      for (const [pointer, fault] of detailsFaults(order.value, draft))
        messages.set(
          pointer,
          t(`form.${fault.kind}`, { limit: 'limit' in fault ? fault.limit : 0 }),
        )
    return messages
  })

  return {
    draft,
    errors,
    /** Whether everything will do; from now on errors are shown. */
    check: (): boolean => {
      isChecked.value = true
      return errors.value.size === 0
    },
    refuse: (fields: FieldError[]): void => {
      refused.value = fields
    },
    forget: (): void => {
      sessionStore.remove(name)
    },
  }
}
