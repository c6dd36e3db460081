import { computed, inject, type ComputedRef, type WritableComputedRef } from 'vue'
import { pointerOf } from './pointer'
import { formKey, type FormHandle } from './use-api-form'

/** One field of the form around it: its value, its id, and what is wrong with it. */
export function useField<Value>(
  name: string,
  label: () => string,
): {
  form: FormHandle
  id: string
  value: WritableComputedRef<Value>
  error: ComputedRef<string | undefined>
} {
  const form = inject(formKey)
  if (form?.valueOf(name) === undefined) throw new Error(`No form has a field ${name}.`)
  form.register(name, label)
  const pointer = pointerOf(name)
  return {
    form,
    id: form.idOf(pointer),
    value: computed({
      get: () => form.valueOf(name) as Value,
      set: (value) => form.set(name, value),
    }),
    error: computed(() => form.errors.value.get(pointer)),
  }
}
