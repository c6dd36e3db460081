// What does not fit on a page, as somebody sees it who needs large letters or has a narrow screen.

import type { Page } from '@playwright/test'

const SCREENS = {
  'twice as large letters': { width: 390, height: 844, letters: '200%' },
  'a narrow screen': { width: 320, height: 640, letters: '' },
}

/**
 * What is cut off, runs out of its box or lies over something else with letters twice as large
 * and on a narrow screen, one line each.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize()
  const faults: string[] = []
  for (const [screen, { letters, ...size }] of Object.entries(SCREENS)) {
    await page.setViewportSize(size)
    await page.evaluate(setLetters, letters)
    faults.push(...(await page.evaluate(findFaults)).map((fault) => `${screen}: ${fault}`))
  }
  if (before) await page.setViewportSize(before)
  await page.evaluate(setLetters, '')
  return faults
}

/** In the page: as large as the visitor wants letters to be, and painted so. */
async function setLetters(size: string) {
  document.documentElement.style.fontSize = size
  for (let frames = 0; frames < 2; frames += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve))
}

/** In the page. */
function findFaults(): string[] {
  const SLACK = 1
  const CONTROLS = 'button, a.button, .chip, summary, select, input, label.option'
  const { documentElement: root } = document
  const faults: string[] = []

  const name = (element: Element) =>
    `<${element.localName}${element.className ? ` class="${element.className}"` : ''}>`
  const says = (text: string) => JSON.stringify(text.trim().replaceAll(/\s+/g, ' ').slice(0, 60))
  const ancestors = (element: Element) => {
    const found = []
    for (let one: Element | null = element; one; one = one.parentElement) found.push(one)
    return found
  }
  const styleOf = (element: Element) => getComputedStyle(element)
  /** Read out, or decoration: in either case not there to be read. */
  const isUnread = (element: Element) =>
    element.closest('.visually-hidden, [aria-hidden="true"], noscript, .skip') !== null ||
    // Headings of columns are only read out where a table's rows are cards.
    ancestors(element).some((one) => styleOf(one).clipPath === 'inset(50%)') ||
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const scrolls = (element: Element) => /auto|scroll/.test(styleOf(element).overflowX)

  const excess = root.scrollWidth - root.clientWidth
  if (excess > 0) faults.push(`the page is ${excess} pixels wider than the screen`)

  // Every line of text: on the screen, inside of what clips it and of the control that it names.
  const lines: { node: Text; rect: DOMRect; scroller?: Element; floats: boolean }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    if (!node.data.trim() || !parent || parent.closest('select')) continue
    const print = parent.closest('.cover__name')
    if (print ? !parent.checkVisibility() : isUnread(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const end = print?.getBoundingClientRect().bottom ?? Infinity
    const rects = [...range.getClientRects()].filter(({ width, top }) => width > 0 && top < end)
    const around = ancestors(parent)
    const scroller = around.find(scrolls)
    const floats = around.some((one) => /fixed|sticky/.test(styleOf(one).position))
    for (const rect of rects) {
      lines.push({ node, rect, scroller, floats })
      if (!scroller && (rect.left < -SLACK || rect.right > root.clientWidth + SLACK))
        faults.push(`${says(node.data)} runs off the screen`)
    }
    // Titles printed on covers are told elsewhere, so that they may end early; nothing may cover them.
    if (print) continue
    for (const box of around) {
      if (box === scroller) break
      const clips = /hidden|clip/.test(styleOf(box).overflowX)
      if (!clips && !box.matches(CONTROLS)) continue
      const { left, right, top, bottom } = box.getBoundingClientRect()
      const isInside = rects.every(
        (rect) =>
          rect.left >= left - SLACK &&
          rect.right <= right + SLACK &&
          (rect.top + rect.bottom) / 2 >= top &&
          (rect.top + rect.bottom) / 2 <= bottom,
      )
      if (!isInside) faults.push(`${says(node.data)} is not wholly inside of ${name(box)}`)
    }
  }

  // Lists and fields cut their words off without anything that scrolls.
  const pen = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D
  const breaksLines = (field: Element) => {
    const { appearance, whiteSpaceCollapse, textWrapMode } = styleOf(
      field,
    ) as CSSStyleDeclaration & {
      whiteSpaceCollapse: string
      textWrapMode: string
    }
    return (
      appearance === 'base-select' && whiteSpaceCollapse === 'collapse' && textWrapMode === 'wrap'
    )
  }
  const widthNeeded = (field: HTMLSelectElement | HTMLInputElement) => {
    if (breaksLines(field)) return 0
    if (field instanceof HTMLSelectElement) {
      const alone = field.cloneNode(false) as HTMLSelectElement
      alone.append(field.selectedOptions[0]?.cloneNode(true) ?? '')
      alone.style.cssText = 'position: fixed; inline-size: auto; min-inline-size: 0'
      field.after(alone)
      const { width } = alone.getBoundingClientRect()
      alone.remove()
      return width
    }
    const style = styleOf(field)
    pen.font = style.font
    const padding = parseFloat(style.paddingInlineStart) + parseFloat(style.paddingInlineEnd)
    return pen.measureText(field.value || field.placeholder).width + padding
  }
  for (const field of document.querySelectorAll<HTMLSelectElement | HTMLInputElement>(
    'select, input[placeholder]',
  )) {
    if (isUnread(field)) continue
    const short = Math.ceil(widthNeeded(field) - field.getBoundingClientRect().width)
    const text =
      field instanceof HTMLSelectElement
        ? field.selectedOptions[0]?.textContent
        : field.value || field.placeholder
    if (short > SLACK) faults.push(`${says(text ?? '')} lacks ${short} pixels`)
  }

  // What floats above the page may lie over it; nothing else may.
  const still = lines.filter(({ floats }) => !floats)
  still.forEach((one, index) => {
    for (const other of still.slice(index + 1)) {
      if (one.node === other.node || one.scroller !== other.scroller) continue
      const across =
        Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
      const down =
        Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
      const isOver = across > 2 && down > Math.min(one.rect.height, other.rect.height) / 3
      if (isOver) faults.push(`${says(one.node.data)} and ${says(other.node.data)} overlap`)
    }
  })
  return [...new Set(faults)]
}
