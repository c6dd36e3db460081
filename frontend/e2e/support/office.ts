// The ticket office as the test itself asks it: by the functions that the storefront calls, and in the database.

import { expect, type APIRequestContext } from '@playwright/test'
import type { Sql } from 'postgres'
import type { Order } from '../../src/api/types.ts'

/** For what messages bring: one that could not be published at once is left to the sweeper, which runs each minute. */
export const eventually = expect.configure({ timeout: 80_000 })

interface Mail {
  id: string
  subject: string
  text: string
  html: string
  attachments: { content_type: string; url: string }[]
}

/** What the local cloud says about its functions and messages. */
interface Status {
  functions: { name: string; kind: string; crashes: number; latest_failures: string[] }[]
  subscriptions: { pending: number }[]
  outbox: { unpublished: number; dead: unknown[] }
  dead_letters: unknown[]
}

/** The address of something about an order. */
export function orderAddress(secret: string, rest = ''): string {
  return `/api/v1/orders/${encodeURIComponent(secret)}${rest}`
}

export class Office {
  constructor(
    readonly request: APIRequestContext,
    /** The database, past all functions: to move a deadline, and to look when all is done. */
    readonly sql: Sql,
  ) {}

  async get(address: string) {
    const response = await this.request.get(address)
    await expect(response).toBeOK()
    return response
  }

  async order(secret: string): Promise<Order> {
    return (await this.get(orderAddress(secret))).json()
  }

  async status(): Promise<Status> {
    return (await this.get('/_local/api')).json()
  }

  /** The bytes behind an address. */
  async bytes(address: string): Promise<Buffer> {
    return (await this.get(address)).body()
  }

  /** All mail to an address that is meant, the oldest first, once there is so much of it; with text and HTML. */
  async mails(to: string, count: number, isMeant = (_mail: Mail) => true): Promise<Mail[]> {
    let found: Mail[] = []
    await eventually
      .poll(async () => {
        const { mails } = await (await this.get(`/mail/api?to=${encodeURIComponent(to)}`)).json()
        found = mails.filter(isMeant)
        return found
      }, `mails to ${to}`)
      .toHaveLength(count)
    const whole = found.map(async ({ id }) => (await this.get(`/mail/api/${id}`)).json())
    return (await Promise.all(whole)).toReversed()
  }

  /** As if the order's mail had been sent a minute ago: it may be asked for again. */
  async passMinuteAfterMail(secret: string) {
    const { id } = await this.order(secret)
    await this.sql`
      update mails set created_at = created_at - interval '1 minute' where order_id = ${id}`
  }

  /** Moves the end of an order's time, instead of waiting for it; negative seconds are in the past. */
  async endHold(secret: string, { inSeconds }: { inSeconds: number }) {
    const { id } = await this.order(secret)
    const moved = await this.sql.begin(async (sql) => {
      const end = sql`now() + ${inSeconds} * interval '1 second'`
      const orders = await sql`
        update orders set expires_at = ${end}
        where order_id = ${id} and status in ('held', 'placed')
        returning order_id`
      await sql`update claims set expires_at = ${end} where order_id = ${id}`
      return orders
    })
    expect(moved, 'the order has an end that can be moved').toHaveLength(1)
  }

  /** All scenarios come from one address, from which so many sign up as no office would. */
  async forgetAttempts() {
    await this.sql`delete from attempts`
  }

  /** As if the password had been given more than ten minutes ago. */
  async passStepUp(email: string) {
    await this.sql`
      update sessions set stepped_up_at = stepped_up_at - interval '11 minutes'
      where account_id = (select account_id from accounts where email_folded = ${email})`
  }

  /** As if somebody had been signed out everywhere from another device. */
  async endSessions(email: string) {
    const ended = await this.sql`
      delete from sessions
      where account_id = (select account_id from accounts where email_folded = ${email})
      returning session_id`
    expect(ended, 'there was a session').not.toHaveLength(0)
  }

  async callOff(slug: string) {
    await this.sql`
      update occurrences set status = 'cancelled'
      where event_id = (select event_id from events where slug = ${slug})`
  }
}
