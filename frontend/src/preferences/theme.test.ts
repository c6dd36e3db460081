// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

/** The system's own setting, which can change while a page is open. */
class SystemTheme extends EventTarget {
  matches = false

  turn(isDark: boolean): void {
    this.matches = isDark
    this.dispatchEvent(Object.assign(new Event('change'), { matches: isDark }))
  }
}

const system = new SystemTheme()
const shown = (): string | undefined => document.documentElement.dataset.theme

async function open() {
  vi.resetModules()
  const { useTheme } = await import('./theme')
  return useTheme()
}

beforeEach(() => {
  localStorage.clear()
  system.matches = false
  vi.stubGlobal('matchMedia', () => system)
})

it('follows the system until something is chosen', async () => {
  const { choice, next } = await open()
  expect(shown()).toBe('light')
  system.turn(true)
  await nextTick()
  expect(shown()).toBe('dark')

  next()
  await nextTick()
  expect([choice.value, shown()]).toEqual(['light', 'light'])
  system.turn(false)
  system.turn(true)
  await nextTick()
  expect(shown()).toBe('light')
})

it('stores the choice as the first paint reads it, and begins with it', async () => {
  const { next } = await open()
  next()
  next()
  expect(localStorage.getItem('guichet.theme')).toBe('"dark"')
  const { choice } = await open()
  expect([choice.value, shown()]).toEqual(['dark', 'dark'])
})

it('takes what is no theme for none', async () => {
  localStorage.setItem('guichet.theme', '"auto"')
  const { choice } = await open()
  expect([choice.value, shown()]).toEqual(['system', 'light'])
})
