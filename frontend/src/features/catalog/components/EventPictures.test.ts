// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n, showLanguage } from '@/i18n/i18n'
import EventPictures from './EventPictures.vue'

const image = (name: string, alt: { fr?: string } | null) => ({
  alt,
  focal_x: 50,
  focal_y: 10,
  renditions: [{ url: `/media/${name}.jpg`, width: 960, height: 640 }],
})

describe('the pictures of an event', () => {
  beforeAll(() => showLanguage('en'))

  it('are all there, each with what is to be seen', () => {
    const images = [image('stage', { fr: 'La scène' }), image('hall', {})]
    const list = mount(EventPictures, { props: { images }, global: { plugins: [i18n] } })
    const shown = list.findAll('img').map((picture) => picture.attributes())
    expect(shown).toMatchObject([
      { src: '/media/stage.jpg', alt: 'La scène', lang: 'fr', width: '960', height: '640' },
      { src: '/media/hall.jpg', alt: '', loading: 'lazy' },
    ])
    expect(list.find('img').classes()).toContain('focal-y-10')
  })

  it('are seen whole behind links that have a name', () => {
    const images = [image('stage', { fr: 'La scène' }), image('hall', {})]
    const list = mount(EventPictures, { props: { images }, global: { plugins: [i18n] } })
    const links = list.findAll('a').map((link) => link.attributes())
    expect(links.map(({ href }) => href)).toEqual(['/media/stage.jpg', '/media/hall.jpg'])
    expect(links.map((link) => link['aria-label'])).toEqual([undefined, 'Picture 2 of 2'])
  })
})
