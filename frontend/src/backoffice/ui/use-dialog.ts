import { computed, shallowRef, type ComputedRef, type InjectionKey, type Ref } from 'vue'

/** What a form in a dialog tells it. */
export interface DialogHandle {
  /** Until the end of the scope, closing asks first while this is true. */
  watchUnsaved(isDirty: Readonly<Ref<boolean>>): void
}

export const dialogKey: InjectionKey<DialogHandle> = Symbol('dialog')

/** A dialog about one thing at a time, such as a row of a table. */
export function useDialog<Subject>(): {
  subject: Readonly<Ref<Subject | undefined>>
  isOpen: ComputedRef<boolean>
  open: (subject: Subject) => void
  close: () => void
} {
  const subject = shallowRef<Subject>()
  return {
    subject,
    isOpen: computed(() => subject.value !== undefined),
    open: (next) => {
      subject.value = next
    },
    close: () => {
      subject.value = undefined
    },
  }
}
