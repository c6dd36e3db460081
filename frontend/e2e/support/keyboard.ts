// Somebody without a mouse: everything by Tab, Enter, arrows and letters, and always to be seen where one is.

import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STOPS = 120

export class Keyboard {
  /** Where the focus was not to be seen. */
  readonly faults: string[] = []

  constructor(readonly page: Page) {}

  /** Tab, until something has the focus; round past the end of the page. */
  async reach(target: Locator) {
    await expect(target).toBeVisible()
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
      const fault = await this.page.evaluate(unseen)
      if (fault) this.faults.push(`${new URL(this.page.url()).pathname}: ${fault}`)
    }
    throw new Error(`Tab never comes to ${target}.`)
  }

  async press(target: Locator) {
    await this.reach(target)
    await this.page.keyboard.press('Enter')
  }

  async type(target: Locator, text: string) {
    await this.reach(target)
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.type(text)
  }

  /** One of a group, of which Tab comes to one alone. */
  async choose(group: Locator, radio: Locator) {
    const options = group.getByRole('radio')
    const first = options.and(group.locator(':checked')).or(options.first()).first()
    await this.reach(first)
    for (let count = await options.count(); count > 0; count -= 1) {
      if (await radio.isChecked()) return
      await this.page.keyboard.press('ArrowDown')
    }
    await expect(radio).toBeChecked()
  }

  /** From the menu behind a button. */
  async pick(button: Locator, item: Locator) {
    await this.press(button)
    await expect(this.page.getByRole('menuitem').first()).toBeFocused()
    while (!(await item.evaluate((element) => element === document.activeElement)))
      await this.page.keyboard.press('ArrowDown')
    await this.page.keyboard.press('Enter')
  }

  /** Something has the focus, and not the page as a whole. */
  async isSomewhere() {
    const where = () => this.page.evaluate(() => document.activeElement?.localName)
    await expect.poll(where).not.toBe('body')
  }
}

/** In the page: what has the focus and does not show it; nothing where all is well. */
function unseen(): string | undefined {
  const element = document.activeElement as HTMLInputElement | null
  if (!element || element === document.body || element.localName === 'iframe') return undefined
  const name = `${element.localName} ${element.getAttribute('aria-label') ?? element.name ?? element.innerText}`
  // A button within a field, such as that of a calendar, is marked by the browser.
  if (!element.matches(':focus')) return undefined
  // A radio button may lie behind its label.
  const shown = element.closest('label') ?? element.labels?.[0] ?? element
  const isMarked = [element, shown].some((one) => getComputedStyle(one).outlineStyle !== 'none')
  if (!isMarked) return `${name} shows no focus`
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const isOutside = bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth
  if (isOutside) return `${name} is outside of the window`
  const [across, down] = [
    (left + right) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  ]
  const above = document.elementFromPoint(across, down)
  const isCovered =
    above && !shown.contains(above) && !element.contains(above) && !above.contains(element)
  return isCovered ? `${name} lies below ${above.className || above.localName}` : undefined
}
