// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import UiCopyButton from './UiCopyButton.vue'

const writeText = vi.fn<(text: string) => Promise<void>>()

async function copyKey() {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  await showLanguage('en')
  const button = mount(UiCopyButton, {
    props: { label: 'Your new key', value: 'guichet_abc' },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  await button.get('button').trigger('click')
  await flushPromises()
  return button
}

enableAutoUnmount(afterEach)
afterEach(() => vi.useRealTimers())

it('copies, and says so for four seconds', async () => {
  vi.useFakeTimers()
  writeText.mockResolvedValueOnce()
  const button = await copyKey()
  expect(button.get('button').attributes('aria-label')).toBe('Copy: Your new key')
  expect(writeText).toHaveBeenLastCalledWith('guichet_abc')
  expect(button.get('[role=status]').text()).toBe('Your new key: copied')
  await vi.advanceTimersByTimeAsync(4_000)
  expect(button.get('[role=status]').text()).toBe('')
})

it('selects what it may not copy', async () => {
  writeText.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
  const button = await copyKey()
  expect(button.get('[role=status]').text()).toMatch(/^Selected: copy it/)
  expect(window.getSelection()?.toString()).toBe('guichet_abc')
})
