// The same functions that the storefront calls, asked by the test itself.

import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { cloud } from './office.mjs'

/** A message that could not be published at once is left to the sweeper, which runs each minute. */
export const TIMEOUT_MS = 80_000
const INTERVAL_MS = 100

async function getJson(address) {
  const response = await fetch(new URL(address, cloud.url))
  assert.equal(response.status, 200, `GET ${address}`)
  return response.json()
}

/** Asks again until `isRight` of the answer, which is then given. */
export async function eventually(what, ask, isRight) {
  const deadline = Date.now() + TIMEOUT_MS
  for (;;) {
    const answer = await ask()
    if (isRight(answer)) return answer
    if (Date.now() > deadline)
      assert.fail(`${what}: not within ${TIMEOUT_MS} ms; last: ${JSON.stringify(answer)}`)
    await sleep(INTERVAL_MS)
  }
}

/** The address of something about an order. */
export function orderAddress(secret, rest = '') {
  return `/api/v1/orders/${encodeURIComponent(secret)}${rest}`
}

export function orderOf(secret) {
  return getJson(orderAddress(secret))
}

/** The order, once it is as it should become. */
export function orderOnce(secret, isRight) {
  return eventually(`order ${secret}`, () => orderOf(secret), isRight)
}

/** All mail to an address that is meant, the oldest first, once there is so much of it; with text and HTML. */
export async function mailsTo(address, count, isMeant = () => true) {
  const mails = await eventually(
    `${count} mails to ${address}`,
    async () =>
      (await getJson(`/mail/api?to=${encodeURIComponent(address)}`)).mails.filter(isMeant),
    (meant) => meant.length >= count,
  )
  assert.equal(mails.length, count, `mails to ${address}: ${mails.map(({ subject }) => subject)}`)
  const whole = await Promise.all(mails.map(({ id }) => getJson(`/mail/api/${id}`)))
  return whole.toReversed()
}

/** The bytes behind an address. */
export async function bytesOf(address) {
  const response = await fetch(new URL(address, cloud.url))
  assert.equal(response.status, 200, `GET ${address}`)
  return Buffer.from(await response.arrayBuffer())
}

/** What the local cloud says about its functions and messages. */
export function cloudStatus() {
  return getJson('/_local/api')
}
