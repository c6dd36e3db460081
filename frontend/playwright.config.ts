// People buy tickets in a real browser from the real thing: the storefront as it is built, every
// function, PostgreSQL, messages and mail, all started by guichet-local with a state of its own.

import { defineConfig } from '@playwright/test'
import { localCloud } from './e2e/support/cloud.ts'
import { launchOptions } from './scripts/browser.mjs'

const SCENARIO_TIMEOUT_MS = 180_000
const STEP_TIMEOUT_MS = 15_000

// Playwright stops what it has started at SIGINT only.
for (const signal of ['SIGTERM', 'SIGHUP'])
  process.once(signal, () => process.kill(process.pid, 'SIGINT'))

export default defineConfig({
  testDir: 'e2e',
  timeout: SCENARIO_TIMEOUT_MS,
  expect: { timeout: STEP_TIMEOUT_MS },
  // All scenarios share one ticket office: two at once, as many as the machines that run this have cores.
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['html', { open: 'never' }]],
  webServer: localCloud,
  projects: [
    { name: 'storefront', teardown: 'afterwards' },
    { name: 'afterwards', testMatch: 'afterwards.teardown.ts', fullyParallel: false },
  ],
  use: {
    baseURL: process.env.GUICHET_URL,
    timezoneId: 'Europe/Paris',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: STEP_TIMEOUT_MS,
    navigationTimeout: STEP_TIMEOUT_MS,
    launchOptions,
    screenshot: { mode: 'only-on-failure', fullPage: true },
    // The page as it was at each step; a film of it would make all scenarios a quarter slower.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
})
