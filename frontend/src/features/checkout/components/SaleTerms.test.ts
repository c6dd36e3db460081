// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, expect, it, vi } from 'vitest'
import type { EventDetails } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import { router } from '@/router'
import SaleTerms from './SaleTerms.vue'

const event = {
  organizer: { slug: 'parvis', name: 'Parvis', email: 'a@b.example' },
  cancellation: { allowed_until: '2027-03-10T19:30:00Z', fee_basis_points: 1_000 },
  next_occurrence: { starts_at: '2027-03-12T19:30:00Z' },
  occurrences: [{ time_zone: 'Europe/Paris' }],
  products: [{ rates: [{ price: { amount: 1_250, currency: 'EUR' } }] }],
} as unknown as EventDetails

const terms = (props: { event: EventDetails | undefined; isFree?: boolean; startsAt?: string }) =>
  mount(SaleTerms, {
    props,
    global: { plugins: [i18n, router] },
  })

beforeAll(() => showLanguage('en'))

it('says before paying who sells, on which terms, and that there is no withdrawal', () => {
  const shown = terms({ event })
  expect(shown.text()).toContain('There is no right of withdrawal')
  const links = shown.findAll('a')
  expect(links.map((link) => [link.text(), link.attributes('href')])).toEqual([
    ['Sold by Parvis (opens in a new tab)', '/organizers/parvis'],
    ['Terms (opens in a new tab)', '/terms'],
    ['Personal data (opens in a new tab)', '/privacy'],
  ])
})

it('leaves the form where it is', () => {
  for (const link of terms({ event }).findAll('a')) expect(link.attributes('target')).toBe('_blank')
})

it('speaks of no sale where nothing is paid', () => {
  const shown = terms({ event, isFree: true })
  expect(shown.text()).toContain('Offered by Parvis')
  expect(shown.text()).not.toContain('withdrawal')
})

it('has the terms also while the event is not known', () => {
  expect(terms({ event: undefined }).findAll('a')).toHaveLength(2)
})

it('says until when the order can be cancelled, before it is paid', () => {
  const shown = terms({ event }).text()
  expect(shown).toContain('You can cancel until Mar 10, 2027, 8:30 PM')
  expect(shown).toContain('10% of the price is kept.')
  // A later date can be cancelled for as much longer, by the clocks that are there then.
  expect(terms({ event, startsAt: '2027-04-12T18:30:00Z' }).text()).toContain(
    'until Apr 10, 2027, 8:30 PM',
  )
  const never = { ...event, cancellation: { ...event.cancellation, allowed_until: null } }
  expect(terms({ event: never as EventDetails }).text()).toContain('cannot be cancelled')
})

it('has the organizer’s refund policy, where there is one, before anything is paid', async () => {
  const policy = [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Within a week.' }] }]
  const shown = terms({ event: { ...event, refund_policy: { en: policy } } as EventDetails })
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(shown.get('summary').text()).toBe('Refunds and exchanges')
  expect(shown.get('details').text()).toContain('Within a week.')
  expect(terms({ event }).find('details').exists()).toBe(false)
})
