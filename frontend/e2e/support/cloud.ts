// The whole ticket office on this machine, as `make run` starts it, with a state of its own.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PlaywrightTestConfig } from '@playwright/test'
import postgres from 'postgres'

const PROJECT = path.join(import.meta.dirname, '../../..')
const PROGRAMS = path.resolve(PROJECT, process.env.CARGO_TARGET_DIR ?? 'target', 'debug')
export const PROGRAM = path.join(PROGRAMS, 'guichet-local')
/** Data, logs and mail of the latest run; Playwright clears the folder before it starts the next. */
export const STATE = path.join(PROJECT, 'frontend/test-results/state')

for (const [file, command] of [
  [PROGRAM, 'cargo build --workspace --bins'],
  [path.join(PROJECT, 'frontend/dist/index.html'), 'npm run build, in frontend/'],
])
  if (!existsSync(file)) throw new Error(`There is no ${file}. Build it first: ${command}`)

/** The first start may have to fetch PostgreSQL. */
const START_TIMEOUT_MS = 180_000
/** Functions may take 8 s for what they have begun, the database a moment more. */
export const STOP_TIMEOUT_MS = 12_000

export const localCloud: PlaywrightTestConfig['webServer'] = {
  name: 'guichet-local',
  command: `"${PROGRAM}" run "${PROGRAMS}"; echo $? > "${STATE}/exit-code"`,
  env: {
    PORT: '0',
    STATE_FOLDER: STATE,
    // A database of its own, whatever else there is.
    DATABASE_URL: '',
    // Short, so that functions stop and start again in the middle of a sale.
    IDLE_SECONDS: '10',
  },
  wait: { stdout: /open at (?<guichet_url>http:\S+)/ },
  timeout: START_TIMEOUT_MS,
  gracefulShutdown: { signal: 'SIGINT', timeout: STOP_TIMEOUT_MS },
}

/** How guichet-local ended; nothing while it runs. */
export function exitCode(): string | undefined {
  const file = path.join(STATE, 'exit-code')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** A file of the project. */
export function read(file: string): string {
  return readFileSync(path.join(PROJECT, file), 'utf8')
}

/** Connects at the first question; the server wrote where it listens beside its data. */
export function connect() {
  const lines = readFileSync(path.join(STATE, 'postgres/data/postmaster.pid'), 'utf8').split('\n')
  return postgres({
    host: lines[4].trim(),
    port: Number(lines[3]),
    database: 'guichet',
    username: 'postgres',
    max: 1,
    onnotice: () => {},
  })
}
