// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n, showLanguage } from '@/i18n/i18n'
import CoverArt from './CoverArt.vue'

const props = {
  eventId: '0193c000-0000-7000-8000-000000000001',
  category: 'concert',
  imageUrl: '/demo/maree-haute.webp',
  name: { text: 'High Tide', lang: 'en' },
} as const

describe('a cover', () => {
  beforeAll(() => showLanguage('en'))

  it('shows the poster and names it', () => {
    const cover = mount(CoverArt, { props, global: { plugins: [i18n] } })
    expect(cover.get('.cover__poster').attributes('alt')).toBe('Poster: High Tide')
    expect(cover.find('svg').exists()).toBe(false)
  })

  it('is drawn where the poster does not load, until there is another', async () => {
    const cover = mount(CoverArt, { props, global: { plugins: [i18n] } })
    await cover.get('.cover__poster').trigger('error')
    expect(cover.find('.cover__poster').exists()).toBe(false)
    expect(cover.find('svg').exists()).toBe(true)
    await cover.setProps({ imageUrl: '/demo/rives-sonores.webp' })
    expect(cover.find('.cover__poster').exists()).toBe(true)
  })
})
