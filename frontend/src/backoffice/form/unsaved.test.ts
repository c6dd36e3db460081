// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h, ref } from 'vue'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import LeaveDialog from './LeaveDialog.vue'
import { askToLeave, hasUnsaved, registerUnsaved, warnBeforeUnload } from './unsaved'

const isDirty = ref(false)

const Page = defineComponent({
  setup() {
    warnBeforeUnload()
    registerUnsaved(isDirty)
    return () => h(LeaveDialog)
  },
})

const open = () => mount(Page, { global: { plugins: [i18n] }, attachTo: document.body })
const dialog = (): Element | null => document.querySelector('[role="alertdialog"]')

async function press(name: string): Promise<void> {
  const buttons = [...document.querySelectorAll('button')]
  buttons.find((button) => button.textContent?.trim() === name)?.click()
  await flushPromises()
}

function closeTab(): boolean {
  return window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

enableAutoUnmount(afterEach)
beforeEach(async () => {
  isDirty.value = false
  await showLanguage('en')
})

it.each([
  ['Stay', false],
  ['Leave without saving', true],
])('asks before what is unsaved is left: %s', async (name, leaves) => {
  open()
  const answer = askToLeave()
  await flushPromises()
  expect(dialog()?.textContent).toContain('Leave this page?')
  await press(name)
  expect(await answer).toBe(leaves)
  await flushPromises()
  expect(dialog()).toBeNull()
})

it('takes the first question back when another is asked', async () => {
  open()
  const first = askToLeave()
  const second = askToLeave()
  expect(await first).toBe(false)
  await flushPromises()
  await press('Leave without saving')
  expect(await second).toBe(true)
})

it('warns of a closed tab only while something is unsaved', async () => {
  const page = open()
  await flushPromises()
  expect(closeTab()).toBe(true)
  isDirty.value = true
  await flushPromises()
  expect(hasUnsaved()).toBe(true)
  expect(closeTab()).toBe(false)
  isDirty.value = false
  await flushPromises()
  expect(closeTab()).toBe(true)
  isDirty.value = true
  page.unmount()
  expect(hasUnsaved()).toBe(false)
})
