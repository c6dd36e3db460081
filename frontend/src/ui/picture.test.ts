import { describe, expect, it } from 'vitest'
import { pictureOf } from './picture'

const size = (width: number, height: number) => ({ url: `/media/${width}.jpg`, width, height })
const image = {
  alt: { fr: 'Une scène' },
  focal_x: 24,
  focal_y: 35,
  renditions: [size(480, 320), size(960, 640)],
}
const SIZES = { photo: '50vw', poster: '20vw' }

describe('a picture', () => {
  it('comes in the size that is needed, and takes its place before it is there', () => {
    expect(pictureOf(image, SIZES)?.attributes).toEqual({
      src: '/media/960.jpg',
      srcset: '/media/480.jpg 480w, /media/960.jpg 960w',
      sizes: '50vw',
      width: 960,
      height: 640,
    })
  })

  it('fills its place around what must stay visible', () => {
    const picture = pictureOf(image, SIZES)
    expect(picture?.isWhole).toBe(false)
    expect(picture?.focus).toEqual(['focal-x-20', 'focal-y-40'])
  })

  it('is shown whole where it is a poster, or nobody knows its shape', () => {
    const poster = { ...image, renditions: [size(640, 960)] }
    expect(pictureOf(poster, SIZES)).toMatchObject({ isWhole: true, attributes: { sizes: '20vw' } })
    const unknown = {
      ...image,
      renditions: [{ url: '/demo/poster.webp', width: null, height: null }],
    }
    expect(pictureOf(unknown, SIZES)).toMatchObject({
      isWhole: true,
      attributes: { src: '/demo/poster.webp' },
    })
    expect(pictureOf({ ...image, renditions: [] }, SIZES)).toBeUndefined()
  })
})
