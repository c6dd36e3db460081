// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n, showLanguage, wantMessages } from '@/i18n/i18n'
import CopyField from './CopyField.vue'

const writeText = vi.fn<(text: string) => Promise<void>>()

async function copyIban() {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  await wantMessages('order')
  await showLanguage('en')
  const props = { label: 'IBAN', value: 'FR76 3000', copied: 'FR763000' }
  const field = mount(CopyField, {
    props,
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  await field.get('button').trigger('click')
  await flushPromises()
  return field
}

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

it('copies what a form takes, and says so', async () => {
  writeText.mockResolvedValueOnce()
  const field = await copyIban()
  expect(field.get('button').attributes('aria-label')).toBe('Copy: IBAN')
  expect(writeText).toHaveBeenLastCalledWith('FR763000')
  expect(field.get('[role=status]').text()).toBe('IBAN: copied')
})

it('selects what it may not copy', async () => {
  writeText.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
  const field = await copyIban()
  expect(field.get('[role=status]').text()).toMatch(/^Selected: copy it/)
  expect(window.getSelection()?.toString()).toBe('FR76 3000')
})

it('says so for four seconds after the last press', async () => {
  vi.useFakeTimers()
  writeText.mockResolvedValueOnce().mockResolvedValueOnce()
  const field = await copyIban()
  await vi.advanceTimersByTimeAsync(3_000)
  await field.get('button').trigger('click')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(field.get('[role=status]').text()).toBe('IBAN: copied')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(field.get('[role=status]').text()).toBe('')
})

it('says that it is selected until the next press', async () => {
  vi.useFakeTimers()
  writeText.mockResolvedValueOnce().mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
  const field = await copyIban()
  await field.get('button').trigger('click')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(field.get('[role=status]').text()).toMatch(/^Selected: copy it/)
})
