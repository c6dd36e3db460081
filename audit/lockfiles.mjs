// Every package of npm comes from npm's own registry, and is the one that was there when it was chosen: each entry of each
// lockfile has a hash, and names no other address.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const REGISTRY = 'https://registry.npmjs.org/'

function files(...patterns) {
  const listed = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns],
    {
      encoding: 'utf8',
    },
  )
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.stderr || listed.error}`)
  return listed.stdout.split('\n').filter(Boolean)
}

/** @returns {string[]} what is wrong with a lockfile's content */
function faults({ lockfileVersion, packages = {} }) {
  if (lockfileVersion !== 3) return [`lockfile version ${lockfileVersion} instead of 3`]
  return Object.entries(packages)
    .filter(([name]) => name !== '')
    .flatMap(([name, { integrity, resolved, link }]) => {
      if (link) return [`${name} is a link`]
      return [
        !integrity?.startsWith('sha512-') && `${name} has no SHA-512`,
        resolved && !resolved.startsWith(REGISTRY) && `${name} comes from ${resolved}`,
      ].filter(Boolean)
    })
}

const lockfiles = files('*package-lock.json')
// What bench/ compares us with is measured and thrown away.
const unlocked = files('*package.json', ':!bench').filter(
  (file) => !lockfiles.includes(path.join(path.dirname(file), 'package-lock.json')),
)
const found = [
  ...unlocked.map((file) => `${file} has no lockfile beside it`),
  ...lockfiles.flatMap((file) =>
    faults(JSON.parse(readFileSync(file, 'utf8'))).map((fault) => `${file}: ${fault}`),
  ),
]
for (const fault of found) console.error(fault)
console.log(`${lockfiles.length} lockfiles of npm`)
process.exitCode = found.length === 0 && lockfiles.length > 0 ? 0 : 1
