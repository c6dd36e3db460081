// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '@/api/types'
import { i18n, showLanguage } from './i18n'
import { useWording } from './use-wording'

const euros = (amount: number) => ({ amount, currency: 'EUR' })

function wordingIn(language: Language): ReturnType<typeof useWording> {
  i18n.global.locale.value = language
  let words: ReturnType<typeof useWording> | undefined
  const setup = (): (() => void) => {
    words = useWording()
    return () => undefined
  }
  mount({ setup }, { global: { plugins: [i18n] } })
  if (!words) throw new Error('not set up')
  return words
}

describe('what things cost', () => {
  beforeAll(async () => {
    await showLanguage('fr')
    await showLanguage('en')
  })

  it('is not zero euros where it is nothing', () => {
    expect(wordingIn('en').price(euros(0))).toBe('Free')
    expect(wordingIn('fr').price(euros(0))).toBe('Gratuit')
    expect(wordingIn('en').price(euros(1200))).toBe('€12.00')
  })

  it('is free only where nothing costs more', () => {
    const { priceRange } = wordingIn('en')
    expect(priceRange(euros(0), euros(0))).toBe('Free')
    expect(priceRange(euros(0), euros(1500))).toBe('free, or up to €15.00')
    expect(priceRange(euros(500), euros(1500))).toBe('from €5.00')
    expect(priceRange(euros(500), euros(500))).toBe('€5.00')
  })
})
