import { describe, expect, it } from 'vitest'
import { clockText, passedThreshold, secondsUntil } from './countdown'

describe('secondsUntil', () => {
  const now = Date.parse('2026-12-12T19:00:00Z')

  it('counts a begun second as a whole one and stops at zero', () => {
    expect(secondsUntil('2026-12-12T19:10:00Z', now)).toBe(600)
    expect(secondsUntil('2026-12-12T19:00:00.200Z', now)).toBe(1)
    expect(secondsUntil('2026-12-12T19:00:00Z', now)).toBe(0)
    expect(secondsUntil('2026-12-12T18:00:00Z', now)).toBe(0)
  })
})

describe('clockText', () => {
  it('reads as a clock', () => {
    expect(clockText(0)).toBe('0:00')
    expect(clockText(65)).toBe('1:05')
    expect(clockText(599)).toBe('9:59')
    expect(clockText(3_600)).toBe('1:00:00')
    expect(clockText(36_065)).toBe('10:01:05')
    expect(clockText(65, true)).toBe('0:01:05')
  })
})

describe('passedThreshold', () => {
  it('speaks once at five minutes and once at one', () => {
    expect(passedThreshold(301, 300)).toBe(300)
    expect(passedThreshold(300, 299)).toBeUndefined()
    expect(passedThreshold(61, 60)).toBe(60)
  })

  it('says only the last when several were slept through', () => {
    expect(passedThreshold(400, 30)).toBe(60)
  })

  it('is silent at the end, which the page itself shows', () => {
    expect(passedThreshold(61, 0)).toBeUndefined()
  })
})
