// A form that changes one thing which others may change too: it names the version that was read, and goes on from what is there
// now where that is another one.

import { watch } from 'vue'
import type { Versioned } from '@/backoffice/api/versions'
import { isSame } from './disputes'
import { useApiForm, type ApiForm, type ApiFormOptions } from './use-api-form'

interface VersionedFormOptions<Thing extends Versioned, Values extends object> extends Omit<
  ApiFormOptions<Values, Thing>,
  'values' | 'send' | 'reload' | 'sent'
> {
  /** As it was read last. */
  thing: () => Thing
  valuesOf: (thing: Thing) => Values
  /** Sends what is to be another than in `read`. */
  change: (read: Thing, values: Values) => Promise<Thing>
  /** Reads it anew, when somebody else has changed it meanwhile. */
  again: () => Promise<Thing>
  changed?: (thing: Thing) => void | Promise<void>
}

export function useVersionedForm<Thing extends Versioned, Values extends object>(
  options: VersionedFormOptions<Thing, Values>,
): ApiForm<Values> {
  const { thing, valuesOf, change, again, changed, ...others } = options
  let read = thing()

  const form = useApiForm<Values, Thing>({
    ...others,
    values: valuesOf(read),
    send: (values) => change(read, values),
    reload: async () => {
      read = await again()
      return valuesOf(read)
    },
    sent: async (next) => {
      show(next)
      await changed?.(next)
    },
  })

  function show(next: Thing): void {
    read = next
    form.reset(valuesOf(next))
  }

  // What a colleague saved is shown as soon as it is known, but not over what is typed.
  watch(thing, (next) => {
    if (next.version > read.version && !form.isDirty.value) show(next)
  })

  return form
}

/** Only what is another: what a colleague saves meanwhile stays as it is. */
export function changedIn<Values extends object>(before: Values, typed: Values): Partial<Values> {
  const changed = Object.entries(typed).filter(
    ([name, value]) => !isSame(value, before[name as keyof Values]),
  )
  return Object.fromEntries(changed) as Partial<Values>
}
