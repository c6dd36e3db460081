// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { router } from '@/router'
import { i18n, showLanguage } from '@/i18n/i18n'
import AppFooter from './AppFooter.vue'

it('leads from every page to what the law asks for', async () => {
  await showLanguage('en')
  const footer = mount(AppFooter, { global: { plugins: [i18n, router] } })
  const navigation = footer.get('nav')
  expect(navigation.attributes('aria-label')).toBe('Legal information')
  const links = navigation.findAll('a')
  expect(links.map((link) => [link.text(), link.attributes('href')])).toEqual([
    ['Imprint', '/imprint'],
    ['Terms', '/terms'],
    ['Personal data', '/privacy'],
    ['Accessibility', '/accessibility'],
  ])
})
