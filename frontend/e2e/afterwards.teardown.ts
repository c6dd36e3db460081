// What must hold after all scenarios, or the one that was run; and the end of the ticket office.

import { eventually, expect, test } from './fixtures.ts'
import { PROGRAM, STATE, STOP_TIMEOUT_MS, exitCode, read } from './support/cloud.ts'
import { family, survivors } from './support/processes.ts'

test('afterwards no function has failed and no message is left', async ({ office }) => {
  const undelivered = async () => {
    const { outbox, subscriptions } = await office.status()
    return subscriptions.reduce((sum, { pending }) => sum + pending, outbox.unpublished)
  }
  await eventually.poll(undelivered).toBe(0)
  const { dead_letters, outbox, functions } = await office.status()
  expect(dead_letters).toEqual([])
  expect(outbox.dead).toEqual([])
  // Who is told to come back in a moment (503) reached a limit, as on a slow machine. The page comes back; a worker is asked again.
  const failed = (failure: string) => !failure.includes(': 503 ')
  for (const { name, crashes, latest_failures } of functions)
    expect({ crashes, failures: latest_failures.filter(failed) }, name).toEqual({
      crashes: 0,
      failures: [],
    })
})

test('afterwards stock, money and tickets add up', async ({ office }) => {
  const rules = read('docs/invariants.sql').split(/;\s*$/m)
  for (const rule of rules.filter((text) => /^\s*select/m.test(text)))
    expect([...(await office.sql.unsafe(rule))], rule.trim()).toEqual([])
})

test('Ctrl-C stops everything within seconds and leaves no process', async () => {
  const members = family(STATE)
  const commands = members.map(({ command }) => command)
  expect(commands, 'the database is among them').toContainEqual(expect.stringContaining('postgres'))
  const main = members.find(({ command }) => command.startsWith(`${PROGRAM} run`))
  if (!main) throw new Error('guichet-local does not run')
  process.kill(main.pid, 'SIGINT')
  await expect.poll(exitCode, { timeout: STOP_TIMEOUT_MS }).toBe('0')
  // The shell that writes the exit code down is not of the ticket office.
  expect(survivors(members).filter(({ pid }) => pid !== main.parent)).toEqual([])
})
