// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import UiMenu from './UiMenu.vue'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [
    { path: '/', component: { template: '<p />' } },
    { path: '/team', name: 'team', component: { template: '<p />' } },
  ],
})
const remove = vi.fn<() => void>()

async function open() {
  const menu = mount(UiMenu, {
    props: {
      label: 'Actions: Ada',
      items: [
        { label: 'Change', to: { name: 'team' } },
        { label: 'Parvis', text: 'Owner', checked: true },
        { label: 'Remove', action: remove, tone: 'danger', apart: true },
      ],
    },
    global: { plugins: [i18n, router] },
    attachTo: document.body,
  })
  const button = menu.get<HTMLButtonElement>('button')
  button.element.focus()
  await button.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  return { button, items: () => [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')] }
}

async function key(name: string): Promise<void> {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve, 20))
}

enableAutoUnmount(afterEach)
beforeEach(async () => {
  remove.mockReset()
  await showLanguage('en')
})

it('says what it is and which of several is chosen', async () => {
  const { button, items } = await open()
  expect(button.attributes('aria-label')).toBe('Actions: Ada')
  expect(items().map((item) => item.getAttribute('role'))).toEqual([
    'menuitem',
    'menuitemradio',
    'menuitem',
  ])
  expect(items()[1]?.getAttribute('aria-checked')).toBe('true')
  expect(items()[0]?.getAttribute('href')).toBe('/team')
})

it('is gone through with arrows, and Escape gives the focus back', async () => {
  const { button, items } = await open()
  await key('ArrowDown')
  const first = document.activeElement
  await key('ArrowDown')
  expect(items()).toContain(first)
  expect(document.activeElement).not.toBe(first)
  await key('Escape')
  expect(items()).toEqual([])
  expect(document.activeElement).toBe(button.element)
  expect(remove).not.toHaveBeenCalled()
})

it('does what was chosen when the focus is back, so that a dialog can give it back there', async () => {
  const { button, items } = await open()
  let focused: Element | null = null
  remove.mockImplementation(() => {
    focused = document.activeElement
  })
  items()[2]?.click()
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(remove).toHaveBeenCalledTimes(1)
  expect(focused).toBe(button.element)
})

it('is within the page’s main part, where there is one', async () => {
  const main = document.createElement('main')
  main.id = 'main'
  document.body.append(main)
  const { items } = await open()
  expect(items().every((item) => main.contains(item))).toBe(true)
  main.remove()
})
