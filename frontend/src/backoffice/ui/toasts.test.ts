// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import UiToasts from './UiToasts.vue'
import { dismissToast, toast, toasts } from './toasts'

function open() {
  const box = mount(UiToasts, { global: { plugins: [i18n] }, attachTo: document.body })
  return { box, texts: () => box.findAll('.toast__text').map((text) => text.text()) }
}

enableAutoUnmount(afterEach)

beforeEach(async () => {
  await showLanguage('en')
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  for (const { id } of toasts.value) dismissToast(id)
})

it('is there, and polite, before the first message', () => {
  const { box } = open()
  expect(box.get('div').attributes()).toMatchObject({ role: 'status', 'aria-live': 'polite' })
})

it('shows three at most: the oldest goes', async () => {
  const { texts } = open()
  const action = { label: 'Undo', run: vi.fn<() => void>() }
  for (const text of ['one', 'two', 'three', 'four']) toast({ text, action })
  await nextTick()
  expect(texts()).toEqual(['two', 'three', 'four'])
})

it('covers no more of the page than it has to: what is said next takes the place of what was', async () => {
  const { texts } = open()
  toast({ text: 'removed', action: { label: 'Undo', run: vi.fn<() => void>() } })
  for (const text of ['one', 'two']) toast({ text })
  await nextTick()
  expect(texts()).toEqual(['removed', 'two'])
})

it('goes after eight seconds, and with something to press after twenty', async () => {
  const { texts } = open()
  toast({ text: 'removed', action: { label: 'Undo', run: vi.fn<() => void>() } })
  toast({ text: 'saved' })
  await nextTick()
  await vi.advanceTimersByTimeAsync(8_000)
  expect(texts()).toEqual(['removed'])
  await vi.advanceTimersByTimeAsync(12_000)
  expect(texts()).toEqual([])
})

it('waits while it is read', async () => {
  const { box, texts } = open()
  toast({ text: 'saved' })
  await nextTick()
  const close = box.get<HTMLButtonElement>('.toast__close')
  close.element.focus()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(texts()).toEqual(['saved'])
  close.element.blur()
  await vi.advanceTimersByTimeAsync(8_000)
  expect(texts()).toEqual([])
})

it('takes what was done back, once', async () => {
  const { box, texts } = open()
  const run = vi.fn<() => void>()
  toast({ text: 'removed', action: { label: 'Undo', run } })
  await nextTick()
  await box.get('.toast .button').trigger('click')
  expect(run).toHaveBeenCalledTimes(1)
  expect(texts()).toEqual([])
})
