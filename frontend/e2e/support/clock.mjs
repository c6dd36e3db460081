import assert from 'node:assert/strict'
import { orderOf } from './api.mjs'
import { cloud } from './office.mjs'

/** As if the order's mail had been sent a minute ago: it may be asked for again. */
export async function aMinuteAfterMail(secret) {
  const { id } = await orderOf(secret)
  await cloud.sql`
    update mails set created_at = created_at - interval '1 minute' where order_id = ${id}`
}

/** Moves the end of an order's time, instead of waiting for it; negative seconds are in the past. */
export async function endHold(secret, { inSeconds }) {
  const { id } = await orderOf(secret)
  const moved = await cloud.sql.begin(async (sql) => {
    const end = sql`now() + ${inSeconds} * interval '1 second'`
    const orders = await sql`
      update orders set expires_at = ${end}
      where order_id = ${id} and status in ('held', 'placed')
      returning order_id`
    await sql`update claims set expires_at = ${end} where order_id = ${id}`
    return orders
  })
  assert.equal(moved.length, 1, 'the order has an end that can be moved')
}
