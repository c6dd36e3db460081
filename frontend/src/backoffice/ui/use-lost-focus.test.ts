// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { useLostFocus } from './use-lost-focus'

const PAGE = `
  <main id="main">
    <h1>Venues</h1>
    <button id="add">Add</button>
    <section id="deleted"><h2>Recently deleted</h2><ul><li><button id="restore">Restore</button></li></ul></section>
  </main>
  <div id="message"><button id="undo">Undo</button></div>`

const find = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`There is no ${id}.`)
  return found
}
async function remove(id: string): Promise<void> {
  find(id).remove()
  await nextTick()
  await new Promise((resolve) => setTimeout(resolve, 150))
}
const focused = () => document.activeElement?.textContent

enableAutoUnmount(afterEach)
beforeEach(() => {
  document.body.innerHTML = PAGE
  mount({ setup: useLostFocus, template: '<p />' })
})

it('goes to the heading of the part whose control has gone, and of the page where that has gone too', async () => {
  find('restore').focus()
  await remove('restore')
  expect(focused()).toBe('Recently deleted')
  await remove('deleted')
  expect(focused()).toBe('Venues')
})

it('goes back from a message to where it was in the page', async () => {
  find('add').focus()
  find('undo').focus()
  await remove('message')
  expect(document.activeElement?.id).toBe('add')
})

it('leaves the focus where something else has taken it', async () => {
  find('restore').focus()
  find('restore').remove()
  find('add').focus()
  await remove('deleted')
  expect(document.activeElement?.id).toBe('add')
})
