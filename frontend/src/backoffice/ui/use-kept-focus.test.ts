// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref, useTemplateRef } from 'vue'
import { useKeptFocus } from './use-kept-focus'

const List = defineComponent({
  props: { lines: { type: Array<string>, required: true } },
  setup(props) {
    const list = useTemplateRef<HTMLElement>('list')
    const { remember } = useKeptFocus(list, 'li')
    return () =>
      h(
        'ul',
        { ref: 'list', onFocusin: remember },
        props.lines.map((line) => h('li', { key: line }, h('button', line))),
      )
  },
})
const lines = ref(['a', 'b', 'c'])
const isShown = ref(true)
const Page = defineComponent(() => () => [
  h('section', [
    h('h2', 'Lines'),
    isShown.value ? h(List, { lines: lines.value }) : h('p', 'None'),
  ]),
  h('button', 'elsewhere'),
])

let wrapper: VueWrapper | undefined

function open(): void {
  lines.value = ['a', 'b', 'c']
  isShown.value = true
  wrapper = mount(Page, { attachTo: document.body })
}
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
const focused = (): string | null | undefined => document.activeElement?.textContent
async function keep(...left: string[]): Promise<void> {
  lines.value = left
  await nextTick()
}

afterEach(() => wrapper?.unmount())

it('goes to the line that takes the place of the one that has gone', async () => {
  open()
  button('b')?.focus()
  await keep('a', 'c')
  expect(focused()).toBe('c')
  await keep('a')
  expect(focused()).toBe('a')
})

it('goes to the heading when no line is left, or no list', async () => {
  open()
  button('a')?.focus()
  await keep()
  expect(focused()).toBe('Lines')
  wrapper?.unmount()
  open()
  button('a')?.focus()
  isShown.value = false
  await nextTick()
  await nextTick()
  expect(focused()).toBe('Lines')
})

it('leaves whoever is elsewhere, and lines that only have other neighbours', async () => {
  open()
  button('b')?.focus()
  await keep('b', 'c')
  expect(focused()).toBe('b')
  button('elsewhere')?.focus()
  await keep('c')
  expect(focused()).toBe('elsewhere')
})
