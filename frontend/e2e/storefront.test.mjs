// People buy tickets in a real browser from the real thing: the storefront as it is built, every
// function, PostgreSQL, messages and mail, all started by guichet-local with a state of its own.
// Run it with `npm run e2e`, after `npm run build` and `cargo build --workspace --bins`.

import assert from 'node:assert/strict'
import { after, describe, it, test } from 'node:test'
import { cloudStatus, eventually } from './support/api.mjs'
import { browser, cloud, openOffice } from './support/office.mjs'
import { scenarios } from './support/scenario.mjs'
import './scenarios/french-phone.mjs'
import './scenarios/numbered-seats.mjs'
import './scenarios/bank-transfer.mjs'
import './scenarios/free-event.mjs'
import './scenarios/codes.mjs'
import './scenarios/states.mjs'
import './scenarios/race.mjs'
import './scenarios/cancelling.mjs'
import './scenarios/odd-payments.mjs'
import './scenarios/around.mjs'

/** As many as the machines that run this have cores. */
const AT_ONCE = 2

let hasFailed = false

after(async () => {
  await browser?.close()
  if (!cloud) return
  await cloud.sql.end()
  const { how } = await cloud.stop()
  if (hasFailed || how === 'still running') console.log(`Logs, mail and pictures: ${cloud.state}`)
  else cloud.forget()
})

test('the ticket office opens', async () => {
  await openOffice()
})

describe('the storefront', { concurrency: AT_ONCE }, () => {
  for (const { title, run, timeout } of scenarios)
    it(title, { timeout }, async () => {
      try {
        await run()
      } catch (error) {
        hasFailed = true
        throw error
      }
    })
})
