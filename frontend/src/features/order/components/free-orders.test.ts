// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Component } from 'vue'
import { i18n, showLanguage, wantMessages } from '@/i18n/i18n'
import type { Order } from '@/api/types'
import CancelOrder from './CancelOrder.vue'
import OrderLead from './OrderLead.vue'

const MONEY = /€|paid|pay|charg|refund|money|fee|get back/i

const none = { amount: 0, currency: 'EUR' }
const order = {
  secret: 'secret',
  status: 'expired',
  event: { slug: 'fete', name: { en: 'Fête' } },
  total: none,
  refunds: [],
  lines: [{ occurrence: { time_zone: 'Europe/Paris' } }],
  cancellation: { allowed: true, until: '2026-12-25T10:00:00Z', fee: none, refund: none },
} as unknown as Order

async function textOf(component: Component, props: object): Promise<string> {
  await wantMessages('order', 'payment')
  await showLanguage('en')
  const mounted = mount(component, {
    props: { order, ...props },
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]],
      stubs: {
        RouterLink: { template: '<a><slot /></a>' },
        UiConfirm: { template: '<div><slot /></div>' },
      },
    },
  })
  return mounted.text()
}

describe('an order that costs nothing speaks of no money', () => {
  it('when its time is over', async () => {
    const text = await textOf(OrderLead, { state: 'expired' })
    expect(text).toContain('Start again')
    expect(text).not.toMatch(MONEY)
  })

  it('when it cannot be completed', async () => {
    const unsellable = { ...order, status: 'held', unsellable: 'date_cancelled' }
    const text = await textOf(OrderLead, { order: unsellable, state: 'unsellable' })
    expect(text).toMatch(/called off/)
    expect(text).not.toMatch(MONEY)
  })

  it('when it is cancelled', async () => {
    const text = await textOf(CancelOrder, {})
    expect(text).toContain('Cancel this order')
    expect(text).not.toMatch(MONEY)
  })
})
