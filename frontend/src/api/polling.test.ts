import { expect, it } from 'vitest'
import { createPoller, pollDelayMs } from './polling'
import { ApiProblem } from './problem'

it('asks each second while all is well', () => {
  expect(pollDelayMs(1_000, 0, null, 0)).toBe(1_000)
  expect(pollDelayMs(1_000, 0, null, 1)).toBe(1_200)
})

it('waits twice as long after each failure, up to half a minute', () => {
  const delays = [1, 2, 3, 10].map((failures) => pollDelayMs(1_000, failures, new Error('x'), 0))
  expect(delays).toEqual([2_000, 4_000, 8_000, 30_000])
})

it('waits as long as the server asks', () => {
  const busy = new ApiProblem(503, {}, 45)
  expect(pollDelayMs(1_000, 1, busy, 0)).toBe(45_000)
  // An old error says nothing once an answer has succeeded.
  expect(pollDelayMs(1_000, 0, busy, 0)).toBe(1_000)
})

it('forgets its failures with the first answer', async () => {
  const poller = createPoller(1_000)
  const failure = new ApiProblem(503, {})
  for (let times = 0; times < 3; times += 1)
    // oxlint-disable-next-line no-await-in-loop
    await expect(poller.ask(Promise.reject(failure))).rejects.toBe(failure)
  expect(poller.delayMs(failure)).toBeGreaterThanOrEqual(8_000)
  await poller.ask(Promise.resolve('fine'))
  expect(poller.delayMs(failure)).toBeLessThan(2_000)
})
