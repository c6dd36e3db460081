// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import type { OrderTerms as Terms } from '@/api/types'
import { i18n, showLanguage, wantMessages } from '@/i18n/i18n'
import OrderTerms from './OrderTerms.vue'

beforeAll(async () => {
  await wantMessages('order')
  await showLanguage('en')
})

async function pageWith(terms: Terms): Promise<VueWrapper> {
  const queryClient = new QueryClient()
  queryClient.setQueryData(['order-terms', 'secret'], terms)
  const page = mount(OrderTerms, {
    props: { secret: 'secret' },
    global: { plugins: [i18n, [VueQueryPlugin, { queryClient }]] },
  })
  await flushPromises()
  return page
}

const NOTHING: Terms = { hash: 'ab', refund_policy: null, organizer_terms: null }

it('shows what was said when the order was placed, each in the language that it was said in', async () => {
  const page = await pageWith({
    ...NOTHING,
    refund_policy: {
      fr: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Remboursé en entier.' }] }],
    },
    organizer_terms: { en: 'Our terms.' },
  })
  expect(page.get('h2').text()).toBe('Terms of this order')
  expect(page.findAll('summary').map((summary) => summary.text())).toEqual([
    'Refunds and exchanges',
    'The organizer’s terms',
  ])
  expect(page.get('[lang=fr]').text()).toBe('Remboursé en entier.')
  expect(page.get('p[lang=en]').text()).toBe('Our terms.')
})

it('says nothing where nothing was said', async () => {
  expect((await pageWith(NOTHING)).text()).toBe('')
  expect((await pageWith({ ...NOTHING, hash: null })).text()).toBe('')
})
