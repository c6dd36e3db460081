// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { observeServerDate } from '@/api/server-clock'
import { useCountdown } from './use-countdown'

const NOW = Date.parse('2031-05-01T12:00:00Z')
const inSeconds = (seconds: number): string => new Date(NOW + seconds * 1_000).toISOString()

let scope: EffectScope

function countDownTo(deadline: string, onEnd?: () => void) {
  const countdown = scope.run(() => useCountdown(ref(deadline), onEnd))
  if (!countdown) throw new Error('The scope has ended.')
  return countdown
}

async function pass(seconds: number): Promise<void> {
  vi.advanceTimersByTime(seconds * 1_000)
  await nextTick()
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  observeServerDate(new Date().toUTCString())
  vi.useRealTimers()
})

it('counts each second, says what it passes, and ends once', async () => {
  const onEnd = vi.fn<() => void>()
  const { secondsLeft, announced } = countDownTo(inSeconds(62), onEnd)
  expect(secondsLeft.value).toBe(62)
  await pass(1)
  expect(secondsLeft.value).toBe(61)
  expect(announced.value).toBeUndefined()
  await pass(1)
  expect(announced.value).toBe(60)
  await pass(60)
  expect(secondsLeft.value).toBe(0)
  await pass(60)
  expect(onEnd).toHaveBeenCalledTimes(1)
})

it('goes by the server’s clock as soon as that is known', async () => {
  const { secondsLeft } = countDownTo(inSeconds(600))
  observeServerDate(new Date(NOW + 300_000).toUTCString())
  await pass(1)
  expect(secondsLeft.value).toBe(299)
})

it('catches up when a page is shown whose timers were held back', async () => {
  const { secondsLeft } = countDownTo(inSeconds(600))
  vi.setSystemTime(NOW + 400_000)
  expect(secondsLeft.value).toBe(600)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(secondsLeft.value).toBe(200)
})

it('goes on no longer than its scope', async () => {
  const { secondsLeft } = countDownTo(inSeconds(600))
  scope.stop()
  await pass(5)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(secondsLeft.value).toBe(600)
  expect(vi.getTimerCount()).toBe(0)
})
