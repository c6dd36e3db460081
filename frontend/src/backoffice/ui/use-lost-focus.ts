import { useEventListener, useMutationObserver, useTimeoutFn } from '@vueuse/core'

/** Dialogs, menus and lists give the focus back themselves, a moment after they have gone. */
const GIVEN_BACK_MS = 100
const PARTS = 'section, article, main, [role="dialog"]'
const HEADINGS = 'h1, h2, h3, h4'

/** An element with all that is around it, the closest first. */
function pathOf(element: Element): Element[] {
  const path: Element[] = []
  for (let one: Element | null = element; one; one = one.parentElement) path.push(one)
  return path
}

/**
 * Where the keyboard goes when what had the focus has gone and nothing has taken it, as with the button that puts back something
 * deleted: to the heading of the closest part around it that is still there. From a message or a dialog it goes to where it was in
 * the page before.
 */
export function useLostFocus(): void {
  let path: Element[] = []
  /** The same of what had the focus in the page itself, below messages and dialogs. */
  let inPage: Element[] = []

  function remember({ target }: FocusEvent): void {
    if (!(target instanceof Element)) return
    path = pathOf(target)
    if (target.closest('#main')) inPage = path
  }

  const isLost = (): boolean =>
    path[0]?.isConnected === false &&
    (!document.activeElement || document.activeElement === document.body)

  function find(): void {
    if (!isLost()) return
    const [before] = inPage
    if (before instanceof HTMLElement && before.isConnected) {
      before.focus()
      return
    }
    const around = [...path, ...inPage].filter((one) => one.isConnected && one.matches(PARTS))
    const main = document.getElementById('main')
    const headings = [...around, main].map((part) => part?.querySelector<HTMLElement>(HEADINGS))
    const heading = headings.find(Boolean) ?? main
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }

  const { start } = useTimeoutFn(find, GIVEN_BACK_MS, { immediate: false })
  useEventListener(document, 'focusin', remember)
  useMutationObserver(
    document.body,
    () => {
      if (isLost()) start()
    },
    { childList: true, subtree: true },
  )
}
