// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n, showLanguage } from '@/i18n/i18n'
import CoverArt from './CoverArt.vue'

const poster = (url: string) => ({
  alt: null,
  focal_x: 50,
  focal_y: 50,
  renditions: [{ url, width: null, height: null }],
})
const props = {
  eventId: '0193c000-0000-7000-8000-000000000001',
  category: 'concert',
  image: poster('/demo/maree-haute.webp'),
  sizes: { photo: '100vw', poster: '50vw' },
  name: { text: 'High Tide', lang: 'en' },
} as const
const photo = {
  alt: { fr: 'Deux enfants sur une balançoire' },
  focal_x: 20,
  focal_y: 80,
  renditions: [
    { url: '/media/480.jpg', width: 480, height: 320 },
    { url: '/media/960.jpg', width: 960, height: 640 },
  ],
}

describe('a cover', () => {
  beforeAll(() => showLanguage('en'))

  it('shows the poster and names it', () => {
    const cover = mount(CoverArt, { props, global: { plugins: [i18n] } })
    expect(cover.get('.cover__poster').attributes('alt')).toBe('Poster: High Tide')
    expect(cover.find('svg').exists()).toBe(false)
  })

  it('shows a photo around what matters, and says what is to be seen in its language', () => {
    const cover = mount(CoverArt, {
      props: { ...props, image: photo },
      global: { plugins: [i18n] },
    })
    const picture = cover.get('.cover__picture')
    expect(picture.classes()).toEqual(['cover__picture', 'focal-x-20', 'focal-y-80'])
    expect(picture.attributes()).toMatchObject({
      alt: 'Deux enfants sur une balançoire',
      lang: 'fr',
      srcset: '/media/480.jpg 480w, /media/960.jpg 960w',
      sizes: '100vw',
      width: '960',
      height: '640',
    })
    expect(cover.find('.cover__blur').exists()).toBe(false)
  })

  it('says nothing of a photo that only decorates', () => {
    const image = { ...photo, alt: {} }
    const cover = mount(CoverArt, { props: { ...props, image }, global: { plugins: [i18n] } })
    expect(cover.get('.cover__picture').attributes('alt')).toBe('')
  })

  it('is drawn where the poster does not load, until there is another', async () => {
    const cover = mount(CoverArt, { props, global: { plugins: [i18n] } })
    await cover.get('.cover__poster').trigger('error')
    expect(cover.find('.cover__poster').exists()).toBe(false)
    expect(cover.find('svg').exists()).toBe(true)
    await cover.setProps({ image: poster('/demo/rives-sonores.webp') })
    expect(cover.find('.cover__poster').exists()).toBe(true)
  })
})
