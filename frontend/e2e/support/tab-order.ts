// In which order the tab key goes through a page, against the order in which it is read.

import type { Page } from '@playwright/test'

const MOST_STOPS = 150

interface Stop {
  name: string
  left: number
  right: number
  top: number
  bottom: number
}

declare global {
  interface Window {
    tabStops: Set<Element>
    lastStop: Element
  }
}

/**
 * Presses Tab from the beginning of the page to its end. Answers where the focus goes back up, one
 * line each: in one column it only goes down, or to the right in a row; beside a column another
 * may begin further up.
 */
export async function tabOrder(page: Page): Promise<{ stops: string[]; faults: string[] }> {
  await page.evaluate(begin)
  const stops: Stop[] = []
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(focused)
    if (!stop) break
    stops.push(stop)
  }
  const faults: string[] = []
  stops.forEach((stop, index) => {
    const before = stops[index - 1]
    if (!before) return
    const goesUp = stop.bottom <= before.top + 1
    const height = Math.min(stop.bottom - stop.top, before.bottom - before.top)
    const shared = Math.min(stop.bottom, before.bottom) - Math.max(stop.top, before.top)
    const goesBack = shared > height / 2 && stop.right <= before.left + 1
    const isNextColumn = goesUp && stop.left >= before.right
    if (goesBack || (goesUp && !isNextColumn)) faults.push(`${before.name} → ${stop.name}`)
  })
  return { stops: stops.map(({ name }) => name), faults }
}

/** In the page: Tab starts at the top, and no stop has been seen. */
function begin() {
  window.scrollTo(0, 0)
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute('tabindex')
  window.tabStops = new Set()
}

/** In the page: what has the focus and where it is on the paper; nothing at the end. */
function focused(): Stop | undefined {
  const element = document.activeElement as HTMLInputElement | null
  if (!element || element === document.body) return undefined
  // A field for a date has a stop for each of its parts.
  if (window.tabStops.has(element) && element !== window.lastStop) return undefined
  window.tabStops.add(element)
  window.lastStop = element
  // Radio buttons may lie behind their labels.
  const shown = element.closest('label') ?? element
  const { left, right, top, bottom } = shown.getBoundingClientRect()
  const words =
    element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText
  let [across, down] = [window.scrollX, window.scrollY]
  for (let around = element.parentElement; around; around = around.parentElement)
    if (around !== document.documentElement) {
      across += around.scrollLeft
      down += around.scrollTop
    }
  return {
    name: `${element.localName} ${JSON.stringify(words.trim().replaceAll(/\s+/g, ' '))}`,
    left: left + across,
    right: right + across,
    top: top + down,
    bottom: bottom + down,
  }
}
