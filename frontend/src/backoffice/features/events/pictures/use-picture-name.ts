import type { Picture } from '@/backoffice/api/images'
import { useWording } from '@/i18n/use-wording'

/** What a picture is called where it stands at a place of a list: as it is described, else by its number. */
export function usePictureName(): (picture: Picture, index: number) => string {
  const { t, text } = useWording()
  return ({ alt }, index) => text(alt) || t('pictures.numbered', { number: index + 1 })
}
