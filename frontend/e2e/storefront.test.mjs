// People buy tickets in a real browser from the real thing: the storefront as it is built, every
// function, PostgreSQL, messages and mail, all started by guichet-local with a state of its own.
// Run it with `npm run e2e`, after `npm run build` and `cargo build --workspace --bins`.

import assert from 'node:assert/strict'
import { after, describe, it, test } from 'node:test'
import { cloudStatus, eventually } from './support/api.mjs'
import { browser, cloud, closeOffice, openOffice } from './support/office.mjs'
import { scenarios } from './support/scenario.mjs'
import './scenarios/french-phone.mjs'
import './scenarios/numbered-seats.mjs'
import './scenarios/bank-transfer.mjs'
import './scenarios/souvenir.mjs'
import './scenarios/free-event.mjs'
import './scenarios/codes.mjs'
import './scenarios/states.mjs'
import './scenarios/race.mjs'
import './scenarios/holding.mjs'
import './scenarios/cancelling.mjs'
import './scenarios/odd-payments.mjs'
import './scenarios/mistyped-address.mjs'
import './scenarios/around.mjs'
import './scenarios/large-letters.mjs'
import './scenarios/tab-order.mjs'
import './scenarios/forced-colours.mjs'
import './scenarios/who-sells.mjs'
import './scenarios/links.mjs'
import './scenarios/first-load.mjs'

/** As many as the machines that run this have cores. */
const AT_ONCE = 2
const STOP_LIMIT_MS = 12_000

after(closeOffice)

test('the ticket office opens', openOffice)

describe('the storefront', { concurrency: AT_ONCE }, () => {
  for (const { title, run, timeout } of scenarios) it(title, { timeout }, run)
})

test('afterwards no function has failed and no message is left', async () => {
  const isSettled = ({ outbox, subscriptions }) =>
    outbox.unpublished === 0 && subscriptions.every(({ pending }) => pending === 0)
  const status = await eventually('all messages are delivered', cloudStatus, isSettled)
  assert.deepEqual(status.dead_letters, [])
  assert.deepEqual(status.outbox.dead, [])
  for (const { name, kind, crashes, failures } of status.functions)
    // Pub/Sub may ask more of a worker than it can do at once: it refuses, and is asked again.
    assert.deepEqual([name, crashes, kind === 'push' ? 0 : failures], [name, 0, 0])
})

test('afterwards stock, money and tickets add up', async () => {
  const rules = cloud.read('docs/invariants.sql').split(/;\s*$/m)
  for (const rule of rules.filter((text) => /^\s*select/m.test(text)))
    assert.deepEqual([...(await cloud.sql.unsafe(rule))], [], rule.trim())
})

test('Ctrl-C stops everything within seconds and leaves no process', async () => {
  await browser.close()
  await cloud.sql.end()
  const { how, tookMs, members, left } = await cloud.stop()
  assert.equal(how, 0)
  assert.ok(tookMs < STOP_LIMIT_MS, `it took ${tookMs} ms`)
  const names = members.map(({ command }) => command)
  assert.ok(
    names.some((name) => name.includes('postgres')),
    'the database was among them',
  )
  assert.deepEqual(left, [])
})
