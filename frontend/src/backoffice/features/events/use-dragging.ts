import { useEventListener } from '@vueuse/core'
import { computed, readonly, shallowRef, type ComputedRef, type Ref } from 'vue'

interface Dragged {
  id: string
  from: number
  /** The place that it is over. */
  to: number
}

/** A finger or mouse that moves less only presses. */
const SLACK_PX = 6
/** So near to the edge of the screen, the page moves along. */
const EDGE_PX = 72
const STEP_PX = 12

const placeOf = (element: unknown): HTMLElement | null =>
  element instanceof Element ? element.closest<HTMLElement>('[data-place]') : null

/** Drags something from its place in a list to another of the same list, of which each element says `data-place`. */
export function useDragging(drop: (id: string, to: number) => void): {
  dragged: Readonly<Ref<Readonly<Dragged> | undefined>>
  start: (id: string, from: number, event: PointerEvent) => void
} {
  const pressed = shallowRef<Dragged & { x: number; y: number; list: Element | null }>()
  const dragged = shallowRef<Dragged>()
  const listening: ComputedRef<Window | undefined> = computed(() =>
    pressed.value ? window : undefined,
  )

  function end(): void {
    pressed.value = undefined
    dragged.value = undefined
  }

  function move({ clientX, clientY }: PointerEvent): void {
    const begun = pressed.value
    if (!begun) return
    const isFar = Math.hypot(clientX - begun.x, clientY - begun.y) > SLACK_PX
    if (!dragged.value && !isFar) return
    if (clientY < EDGE_PX) window.scrollBy(0, -STEP_PX)
    if (clientY > window.innerHeight - EDGE_PX) window.scrollBy(0, STEP_PX)
    const { id, from, list } = begun
    const over = document.elementFromPoint(clientX, clientY)
    // What is listed may have lists of its own.
    const item = [...(list?.children ?? [])].find((child) => child.contains(over))
    const place = item instanceof HTMLElement ? item.dataset.place : undefined
    // Between two of them it stays over the last one.
    const to = place === undefined ? (dragged.value?.to ?? from) : Number(place)
    dragged.value = { id, from, to }
  }

  function finish(): void {
    const done = dragged.value
    end()
    if (done && done.to !== done.from) drop(done.id, done.to)
  }

  useEventListener(listening, 'pointermove', move)
  useEventListener(listening, 'pointerup', finish)
  useEventListener(listening, 'pointercancel', end)
  useEventListener(listening, 'keydown', ({ key }: KeyboardEvent) => {
    if (key === 'Escape') end()
  })

  return {
    dragged: readonly(dragged),
    start(id, from, event) {
      if (event.button !== 0) return
      // Neither a selection of texts nor the browser's own dragging begins.
      event.preventDefault()
      const { target, clientX: x, clientY: y } = event
      const list = placeOf(target)?.parentElement ?? null
      pressed.value = { id, from, to: from, x, y, list }
    },
  }
}
