// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h, ref } from 'vue'
import { afterEach, beforeEach, expect, it } from 'vitest'
import ApiForm from '@/backoffice/form/ApiForm.vue'
import LeaveDialog from '@/backoffice/form/LeaveDialog.vue'
import TextField from '@/backoffice/form/TextField.vue'
import { useApiForm } from '@/backoffice/form/use-api-form'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import UiDialog from './UiDialog.vue'

const isOpen = ref(false)

async function open(props: { closable?: boolean; busy?: boolean } = {}) {
  const Page = defineComponent({
    setup() {
      const form = useApiForm({
        values: { name: 'Ada' },
        check: () => new Map(),
        send: () => Promise.resolve(undefined),
      })
      return () => [
        h('button', { onClick: () => (isOpen.value = true) }, 'Open'),
        h(
          UiDialog,
          {
            ...props,
            title: 'Change',
            open: isOpen.value,
            'onUpdate:open': (next: boolean) => (isOpen.value = next),
          },
          () =>
            h(ApiForm, { form, label: 'Name' }, () =>
              h(TextField, { name: 'name', label: 'Name' }),
            ),
        ),
        h(LeaveDialog),
      ]
    },
  })
  const page = mount(Page, { global: { plugins: [i18n] }, attachTo: document.body })
  const opener = page.get('button')
  opener.element.focus()
  await opener.trigger('click')
  await flushPromises()
  return opener.element
}

const dialog = (): HTMLElement | null => document.querySelector('[role="dialog"]')

async function escape(): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await flushPromises()
}

async function type(text: string): Promise<void> {
  const input = dialog()?.querySelector('input')
  if (!input) throw new Error('There is no field.')
  input.value = text
  input.dispatchEvent(new Event('input'))
  await flushPromises()
}

async function press(name: string): Promise<void> {
  const buttons = [...document.querySelectorAll('button')]
  buttons
    .find((button) =>
      [button.textContent?.trim(), button.getAttribute('aria-label')].includes(name),
    )
    ?.click()
  await flushPromises()
}

enableAutoUnmount(afterEach)
beforeEach(async () => {
  isOpen.value = false
  await showLanguage('en')
})

it('has a name, gives the focus to its first field, and back when it closes', async () => {
  const opener = await open()
  const title = document.getElementById(dialog()?.getAttribute('aria-labelledby') ?? '')
  expect(title?.textContent).toBe('Change')
  expect(dialog()?.hasAttribute('aria-describedby')).toBe(false)
  expect(document.activeElement).toBe(dialog()?.querySelector('input'))
  await press('Close')
  expect(dialog()).toBeNull()
  expect(document.activeElement).toBe(opener)
})

it('closes by Escape when nothing is unsaved', async () => {
  await open()
  await escape()
  expect(dialog()).toBeNull()
})

it('asks before it closes over something unsaved', async () => {
  await open()
  await type('Bob')
  await escape()
  expect(document.querySelector('[role="alertdialog"]')).not.toBeNull()
  await press('Stay')
  expect(dialog()?.querySelector('input')?.value).toBe('Bob')
  await press('Close')
  await press('Leave without saving')
  expect(dialog()).toBeNull()
})

it.each([{ closable: false }, { busy: true }])('stays open: %o', async (props) => {
  await open(props)
  await escape()
  expect(dialog()).not.toBeNull()
})

it('has no cross when it must be left by what it says itself', async () => {
  await open({ closable: false })
  expect(dialog()?.querySelector('[aria-label="Close"]')).toBeNull()
})
