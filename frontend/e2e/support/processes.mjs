// Who runs on this machine, from /proc: to see that nothing outlives the local cloud.

import { readFileSync, readdirSync } from 'node:fs'

/**
 * @typedef {object} Process
 * @property {number} pid
 * @property {number} parent
 * @property {string} started Clock ticks since boot: with the pid it names a process for good.
 * @property {string} command
 */

/** @returns {Process | undefined} nothing for a process that has ended, also if its parent has not noticed yet */
function processOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    // The second field is the program's name in parentheses and may hold blanks.
    const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? undefined : { pid, parent: Number(parent), started: rest[17], command }
  } catch {
    return undefined
  }
}

function allProcesses() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processOf(Number(name)))
    .filter((found) => found !== undefined)
}

/**
 * Everything that belongs to a run of the local cloud: its process, whose command names its
 * state folder (the database, the watchdog), and all that these have started.
 *
 * @returns {Process[]}
 */
export function family(pid, stateFolder) {
  const all = allProcesses()
  const members = new Map()
  const add = (member) => {
    if (members.has(member.pid) || member.pid === process.pid) return
    members.set(member.pid, member)
    for (const child of all.filter(({ parent }) => parent === member.pid)) add(child)
  }
  for (const candidate of all)
    if (candidate.pid === pid || candidate.command.includes(stateFolder)) add(candidate)
  return [...members.values()]
}

/** Those that still run. */
export function survivors(processes) {
  return processes.filter(({ pid, started }) => processOf(pid)?.started === started)
}
