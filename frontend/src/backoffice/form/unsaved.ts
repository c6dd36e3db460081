// Leaving a page with something unsaved asks first: within the application by a dialog, else by the browser's own question.

import { useEventListener } from '@vueuse/core'
import { computed, onScopeDispose, readonly, shallowReactive, shallowRef, type Ref } from 'vue'

const all = shallowReactive(new Set<Readonly<Ref<boolean>>>())
const isAnyUnsaved = computed(() => [...all].some((isDirty) => isDirty.value))

/** Until the end of the scope, this one counts. */
export function registerUnsaved(isDirty: Readonly<Ref<boolean>>): void {
  all.add(isDirty)
  onScopeDispose(() => all.delete(isDirty))
}

export function hasUnsaved(): boolean {
  return isAnyUnsaved.value
}

/** Called once, by the shell. */
export function warnBeforeUnload(): void {
  // A page that listens all the time is not kept by the browser's back button.
  useEventListener(
    () => (isAnyUnsaved.value ? window : undefined),
    'beforeunload',
    (event: BeforeUnloadEvent) => event.preventDefault(),
  )
}

type Reply = (leaves: boolean) => void
const asked = shallowRef<Reply>()

/** Whoever was asked and has not answered; LeaveDialog shows it. */
export const leaveQuestion = readonly(asked)

/** Whether what is unsaved may be lost. */
export function askToLeave(): Promise<boolean> {
  asked.value?.(false)
  return new Promise((resolve) => {
    asked.value = (leaves) => {
      asked.value = undefined
      resolve(leaves)
    }
  })
}
