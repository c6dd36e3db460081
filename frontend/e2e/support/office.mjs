// What all scenarios share: one ticket office and one browser.

import { launchBrowser } from './browser.mjs'
import { startCloud } from './cloud.mjs'

/** @type {Awaited<ReturnType<typeof startCloud>>} */
export let cloud
/** @type {import('playwright-core').Browser} */
export let browser

export async function openOffice() {
  browser = await launchBrowser()
  try {
    cloud = await startCloud()
  } catch (error) {
    await browser.close()
    throw error
  }
}
