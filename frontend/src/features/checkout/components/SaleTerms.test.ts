// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import type { EventDetails } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import { router } from '@/router'
import SaleTerms from './SaleTerms.vue'

const event = {
  organizer: { slug: 'parvis', name: 'Parvis', email: 'a@b.example' },
} as EventDetails

const terms = (props: { event: EventDetails | undefined; isFree?: boolean }) =>
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
