import type { EventImage } from '@/api/types'

/** How wide a picture is shown, as `sizes` of `<img>`: one that fills its place, and a poster that is whole in it. */
export interface Sizes {
  photo: string
  poster: string
}

/** Of pictures that are shown so wide, whatever their shape. */
export const inAnyShape = (sizes: string): Sizes => ({ photo: sizes, poster: sizes })

export interface Picture {
  /** A poster, or a picture of which nobody knows the shape: it is shown whole. Others fill their place. */
  isWhole: boolean
  /** Those of `<img>`; a browser takes the size that it needs. */
  attributes: { src: string; srcset?: string; sizes?: string; width?: number; height?: number }
  /** Classes by which what must stay visible does. */
  focus: string[]
}

/** A picture of an event that is shown so wide; nothing where it has no size. */
export function pictureOf(image: EventImage, sizes: Sizes): Picture | undefined {
  const largest = image.renditions.at(-1)
  if (!largest) return undefined
  const { url, width, height } = largest
  const focus = [`focal-x-${tens(image.focal_x)}`, `focal-y-${tens(image.focal_y)}`]
  if (width === null || height === null) return { isWhole: true, attributes: { src: url }, focus }
  const srcset = image.renditions.map((size) => `${size.url} ${size.width}w`).join(', ')
  const isWhole = height > width
  const shown = isWhole ? sizes.poster : sizes.photo
  return { isWhole, attributes: { src: url, srcset, sizes: shown, width, height }, focus }
}

/** The page that is there before the application may have no styles of its own, so there is a class for each. */
function tens(hundredths: number): number {
  return Math.floor((hundredths + 5) / 10) * 10
}
