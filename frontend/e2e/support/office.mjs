// What all scenarios share: one ticket office and one browser.

import { launchBrowser } from './browser.mjs'
import { startCloud } from './cloud.mjs'

/** @type {Awaited<ReturnType<typeof startCloud>> | undefined} */
export let cloud
/** @type {import('playwright-core').Browser | undefined} */
export let browser

let hasFailed = false

export async function openOffice() {
  browser = await launchBrowser()
  cloud = await startCloud()
}

/** Something went wrong that is worth a look at the logs. */
export function keepTraces() {
  hasFailed = true
}

export async function closeOffice() {
  await browser?.close()
  if (!cloud) return
  await cloud.sql.end()
  if (!cloud.hasStopped()) await cloud.stop()
  if (hasFailed) console.log(`Logs, mail and pictures of this run: ${cloud.state}`)
  else cloud.forget()
}
