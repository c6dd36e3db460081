// The whole ticket office on this machine, as `make run` starts it, with a state of its own.

import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { family, survivors } from './processes.mjs'

export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url))

/** The first start may have to fetch PostgreSQL. */
const START_TIMEOUT_MS = 180_000
/** Functions may take 8 s for what they have begun, the database a moment more. */
const STOP_TIMEOUT_MS = 12_000
/** Short, so that functions stop and start again in the middle of a sale. */
const IDLE_SECONDS = 10

function programs() {
  const folder = path.resolve(PROJECT, process.env.CARGO_TARGET_DIR ?? 'target', 'debug')
  if (!existsSync(path.join(folder, 'guichet-local')))
    throw new Error(
      `There is no guichet-local in ${folder}. Build it first: cargo build --workspace --bins`,
    )
  if (!existsSync(path.join(PROJECT, 'frontend/dist/index.html')))
    throw new Error('The storefront is not built. Build it first, in frontend/: npm run build')
  return folder
}

/** Starts the local cloud on a free port and waits until it answers. */
export async function startCloud() {
  const folder = programs()
  const state = mkdtempSync(path.join(tmpdir(), 'guichet-e2e-'))
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(path.join(folder, 'guichet-local'), ['run', folder], {
    env: { ...inherited, PORT: '0', STATE_FOLDER: state, IDLE_SECONDS: String(IDLE_SECONDS) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Without these a test run that is killed would leave the cloud running.
  const kill = () => child.kill('SIGINT')
  process.once('exit', kill)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))

  const console = createWriteStream(path.join(state, 'console.log'))
  let output = ''
  const ended = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  const url = await new Promise((resolve, reject) => {
    const giveUp = (why) => reject(new Error(`guichet-local ${why}:\n${output}`))
    const timer = setTimeout(() => giveUp('did not open in time'), START_TIMEOUT_MS)
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        console.write(data)
        output += data
        const [, opened] = /open at (http:\S+)/.exec(output) ?? []
        if (opened) resolve(opened)
      })
    child.once('error', (error) => giveUp(`cannot be started (${error.message})`))
    void ended.then((how) => giveUp(`ended with ${how}`)).finally(() => clearTimeout(timer))
  }).catch((error) => {
    kill()
    throw error
  })

  let hasStopped = false
  return {
    url,
    /** Data, logs and mail of this run. */
    state,
    /** The database, past all functions: to move a deadline, and to look when all is done. */
    sql: databaseOf(state),
    /** The path of a file in the project. */
    read: (file) => readFileSync(path.join(PROJECT, file), 'utf8'),
    /** Ctrl-C: answers how it ended, after how long, and which of its processes are left. */
    async stop() {
      const members = family(child.pid, state)
      const begun = Date.now()
      child.kill('SIGINT')
      const late = sleep(STOP_TIMEOUT_MS, 'still running', { ref: false })
      const how = await Promise.race([ended, late])
      const tookMs = Date.now() - begun
      hasStopped = true
      process.off('exit', kill)
      if (how === 'still running') child.kill('SIGKILL')
      return { how, tookMs, members, left: survivors(members) }
    },
    hasStopped: () => hasStopped,
    /** Removes the state; only of a run that has stopped. */
    forget: () => rmSync(state, { recursive: true, force: true }),
  }
}

/** Connects at the first question; the server wrote where it listens beside its data. */
function databaseOf(state) {
  const lines = readFileSync(path.join(state, 'postgres/data/postmaster.pid'), 'utf8').split('\n')
  return postgres({
    host: lines[4].trim(),
    port: Number(lines[3]),
    database: 'guichet',
    username: 'postgres',
    max: 1,
    onnotice: () => {},
  })
}
