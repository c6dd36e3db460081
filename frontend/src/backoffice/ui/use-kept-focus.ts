import { nextTick, onBeforeUnmount, onUpdated, type Ref } from 'vue'

const CONTROLS = ':is(button, a, input, select):not([disabled], [tabindex="-1"])'

/**
 * Where the keyboard goes when the line of a list that it was on has gone: to the line that takes its place, or the last one; to the
 * heading of its section, where the list is empty or gone itself.
 */
export function useKeptFocus(
  list: Readonly<Ref<HTMLElement | null>>,
  lines: string,
): {
  /** When the list gets the focus, or it moves within. */
  remember: (event: FocusEvent) => void
} {
  let last: { control: Element; index: number; section: Element | null } | undefined

  const linesOf = (element: HTMLElement): Element[] => [...element.querySelectorAll(lines)]
  function remember({ target }: FocusEvent): void {
    if (!list.value || !(target instanceof Element)) return
    const index = linesOf(list.value).findIndex((line) => line.contains(target))
    const section = list.value.closest('section, article')
    last = index < 0 ? undefined : { control: target, index, section }
  }

  function restore(): void {
    // Who went on meanwhile is left where they are.
    const isLost = !document.activeElement || document.activeElement === document.body
    if (!last || last.control.isConnected || !isLost) return
    const left = list.value?.isConnected ? linesOf(list.value) : []
    const line = left[Math.min(last.index, left.length - 1)]
    const heading = last.section?.querySelector<HTMLElement>('h2, h3')
    const control = line?.querySelector<HTMLElement>(CONTROLS)
    last = undefined
    if (control) control.focus()
    else if (heading) {
      heading.tabIndex = -1
      heading.focus()
    }
  }

  onUpdated(restore)
  onBeforeUnmount(() => void nextTick(restore))
  return { remember }
}
