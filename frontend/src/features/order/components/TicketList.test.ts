// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n, showLanguage, wantMessages } from '@/i18n/i18n'
import type { Order, OrderLine } from '@/api/types'
import TicketList from './TicketList.vue'

const line = (number: number): OrderLine => ({ line: number, status: 'live' }) as OrderLine

async function listOf(count: number) {
  await wantMessages('order')
  await showLanguage('en')
  const lines = Array.from({ length: count }, (_, index) => line(index + 1))
  const list = mount(TicketList, {
    props: { order: {} as Order, lines },
    global: { plugins: [i18n], stubs: { TicketCard: { template: '<button>Show</button>' } } },
    attachTo: document.body,
  })
  const strip = list.get('ul').element
  Object.defineProperty(strip, 'clientWidth', { value: 400 })
  for (const [index, item] of [...strip.children].entries())
    Object.defineProperty(item, 'offsetLeft', { value: 400 * index })
  strip.scrollTo = (options?: ScrollToOptions | number) => {
    strip.scrollLeft = typeof options === 'object' ? (options.left ?? 0) : 0
    strip.dispatchEvent(new Event('scroll'))
  }
  return { list, strip }
}

it('turns from ticket to ticket and says which it is', async () => {
  const { list, strip } = await listOf(3)
  const [previous, next] = [list.get('[aria-label^=Previous]'), list.get('[aria-label^=Next]')]
  expect(list.get('[role=status]').text()).toBe('Ticket 1 of 3')
  expect(previous.attributes('aria-disabled')).toBe('true')
  await previous.trigger('click')
  expect(strip.scrollLeft).toBe(0)

  await next.trigger('click')
  expect(strip.scrollLeft).toBe(400)
  expect(list.get('[role=status]').text()).toBe('Ticket 2 of 3')
  await next.trigger('click')
  expect(list.get('[role=status]').text()).toBe('Ticket 3 of 3')
  expect(next.attributes('aria-disabled')).toBe('true')
})

it('follows a swipe', async () => {
  const { list, strip } = await listOf(3)
  strip.scrollLeft = 790
  await list.get('ul').trigger('scroll')
  expect(list.get('[role=status]').text()).toBe('Ticket 3 of 3')
})

it('does not count one ticket', async () => {
  const { list } = await listOf(1)
  expect(list.find('[role=status]').exists()).toBe(false)
})
