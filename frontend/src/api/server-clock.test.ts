import { expect, it } from 'vitest'
import { observeServerDate, serverNowMs } from './server-clock'

const HOUR_MS = 3_600_000

it('goes by the server where the visitor’s clock is wrong', () => {
  observeServerDate(new Date(Date.now() + HOUR_MS).toUTCString())
  expect(Math.abs(serverNowMs() - Date.now() - HOUR_MS)).toBeLessThan(2_000)
})

it('takes differences below the header’s precision for none', () => {
  const now = Date.parse('2026-12-12T19:00:00.900Z')
  observeServerDate('Sat, 12 Dec 2026 19:00:00 GMT', now)
  expect(Math.abs(serverNowMs() - Date.now())).toBeLessThan(50)
})

it('learns nothing from an answer without a date', () => {
  observeServerDate(null)
  observeServerDate('not a date')
  expect(Math.abs(serverNowMs() - Date.now())).toBeLessThan(50)
})
