// A PostgreSQL server of our own, reached by TCP as the deployed one is.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

// It refuses to be root. Nobody has an account of that number, and none is needed.
const NOBODY = 65534

/** Starts it in a new folder below `folder`. */
export async function startDatabase(folder) {
  const programs = findPrograms()
  const data = join(folder, 'database')
  mkdirSync(data)
  chownSync(data, NOBODY, NOBODY)
  const nobody = {
    uid: NOBODY,
    gid: NOBODY,
    cwd: data,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
  }
  execFileSync(
    join(programs, 'initdb'),
    ['--pgdata=.', '--username=guichet', '--auth=trust', '--no-sync'],
    { ...nobody, stdio: 'pipe' },
  )
  const port = await freePort()
  const options = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' }
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', '.', ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...nobody, stdio: 'ignore' },
  )
  const connection = (database) => `postgresql://guichet@127.0.0.1:${port}/${database}`
  const psql = (database, ...rest) =>
    execFileSync(
      'psql',
      [
        '--no-psqlrc',
        '--quiet',
        '--tuples-only',
        '--no-align',
        '--set=ON_ERROR_STOP=1',
        connection(database),
        ...rest,
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
      .toString()
      .trim()
  for (
    let attempt = 0;
    spawnSync(join(programs, 'pg_isready'), ['--dbname', connection('postgres')]).status !== 0;
    attempt++
  ) {
    if (attempt > 100 || server.exitCode !== null) throw new Error('PostgreSQL does not start')
    await setTimeout(100)
  }
  psql('postgres', '--command=create database guichet')
  return {
    url: `postgresql://guichet@database.guichet.test:${port}/guichet`,
    query: (sql) => psql('guichet', `--command=${sql}`),
    run: (files) =>
      psql('guichet', '--single-transaction', ...files.map((file) => `--file=${file}`)),
    stop: async () => {
      server.kill('SIGINT')
      if (server.exitCode === null) await once(server, 'exit')
    },
  }
}

function findPrograms() {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged)
    ? readdirSync(packaged).sort((one, other) => other - one)
    : []
  const folders = [
    ...process.env.PATH.split(':'),
    ...versions.map((version) => join(packaged, version, 'bin')),
  ]
  const found = folders.find((folder) =>
    ['initdb', 'pg_isready', 'postgres'].every((program) => existsSync(join(folder, program))),
  )
  if (!found) throw new Error('PostgreSQL is missing. Debian, Ubuntu: apt install postgresql.')
  return found
}

/** A port that nobody has at the moment. */
export async function freePort() {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
