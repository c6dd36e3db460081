// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { h } from 'vue'
import { i18n, showLanguage } from '@/i18n/i18n'
import UiPrice from './UiPrice.vue'

const euros = (amount: number) => ({ amount, currency: 'EUR' })

async function shown(language: 'fr' | 'en', amount: number, full: number | null) {
  await showLanguage(language)
  const props = { amount: euros(amount), full: full === null ? null : euros(full) }
  const page = mount(() => h('p', h(UiPrice, props)), { global: { plugins: [i18n] } })
  const words = page.text().replaceAll(/\s+/g, ' ')
  return { words, struck: page.findAll('s').map((one) => one.text().replaceAll(/\s+/g, ' ')) }
}

it('strikes the full price through, and says which is which', async () => {
  expect(await shown('en', 2800, 3500)).toEqual({
    words: 'Full price: €35.00Price with the code: €28.00',
    struck: ['Full price: €35.00'],
  })
  expect((await shown('fr', 2800, 3500)).struck).toEqual(['Plein prix : 35,00 €'])
})

it('calls free what a code makes free, as it calls all that is', async () => {
  expect((await shown('fr', 0, 3500)).words).toMatch(/avec le code : Gratuit$/)
})

it('is one price where no code changes it', async () => {
  expect(await shown('en', 3500, null)).toEqual({ words: '€35.00', struck: [] })
  expect(await shown('en', 3500, 3500)).toEqual({ words: '€35.00', struck: [] })
})
