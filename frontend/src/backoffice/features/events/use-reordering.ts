import { watch, type Ref } from 'vue'
import { useDragging } from './use-dragging'

/** Where something is dropped: it takes the place of an item, which makes room. */
type Drop = 'before' | 'after'

/** The items with this one at another place. */
export function moved<Item extends { id: string }>(
  items: readonly Item[],
  id: string,
  to: number,
): Item[] {
  const item = items.find((one) => one.id === id)
  const others = items.filter((one) => one.id !== id)
  return item ? others.toSpliced(to, 0, item) : others
}

/**
 * Puts the items of a list into another order: they are dragged, or moved by controls, which get back the focus that they lose when
 * they move along. Such a control says `data-way`.
 */
export function useReordering(
  list: Readonly<Ref<HTMLElement | null>>,
  ids: () => readonly string[],
  move: (id: string, to: number) => void,
): {
  /** A handle is pressed. */
  drag: (id: string, from: number, event: PointerEvent) => void
  /** A control moves its item. */
  step: (id: string, to: number, way: string) => void
  /** What the element of an item has. */
  placed: (id: string, index: number) => Record<string, unknown>
} {
  const { dragged, start } = useDragging(move)

  function dropAt(index: number): Drop | undefined {
    if (!dragged.value || dragged.value.to !== index || dragged.value.from === index)
      return undefined
    return dragged.value.from > index ? 'before' : 'after'
  }

  let moving: { id: string; way: string } | undefined
  watch(
    () => ids().join(),
    () => {
      if (!moving) return
      const { id, way } = moving
      moving = undefined
      list.value?.querySelector<HTMLElement>(`[data-item="${id}"] [data-way="${way}"]`)?.focus()
    },
    { flush: 'post' },
  )

  return {
    drag: start,
    step(id, to, way) {
      moving = { id, way }
      move(id, to)
    },
    placed: (id, index) => ({
      'data-place': index,
      'data-item': id,
      'data-drop': dropAt(index),
      'data-dragged': dragged.value?.id === id || undefined,
    }),
  }
}
