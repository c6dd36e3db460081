import { computed, ref, type ComputedRef } from 'vue'
import type { EventDate } from '@/backoffice/api/set-up-types'

/** Dates that are chosen to be changed together: those that still can be. */
export function useSelection(dates: ComputedRef<EventDate[]>): {
  ids: ComputedRef<ReadonlySet<string>>
  selected: ComputedRef<EventDate[]>
  /** With all between it and the one before, if `isRange`. */
  toggle: (id: string, isRange: boolean) => void
  add: (ids: readonly string[]) => void
  clear: () => void
} {
  const chosen = ref<ReadonlySet<string>>(new Set())
  let last: string | undefined

  const selectable = computed(() => dates.value.filter(({ status }) => status === 'scheduled'))
  const selected = computed(() => selectable.value.filter(({ id }) => chosen.value.has(id)))

  return {
    ids: computed(() => new Set(selected.value.map(({ id }) => id))),
    selected,
    toggle(id, isRange) {
      const isOn = !chosen.value.has(id)
      const all = selectable.value.map((date) => date.id)
      const [from, to] = [last === undefined ? -1 : all.indexOf(last), all.indexOf(id)]
      const range =
        isRange && from >= 0 ? all.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
      const next = new Set(chosen.value)
      for (const one of range)
        if (isOn) next.add(one)
        else next.delete(one)
      chosen.value = next
      last = id
    },
    add(ids) {
      chosen.value = new Set([...chosen.value, ...ids])
    },
    clear() {
      chosen.value = new Set()
      last = undefined
    },
  }
}
