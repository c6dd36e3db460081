// Who runs on this machine, from /proc: to see that nothing outlives the local cloud.

import { readFileSync, readdirSync } from 'node:fs'

interface Process {
  pid: number
  parent: number
  /** Clock ticks since boot: with the pid it names a process for good. */
  started: string
  command: string
}

/** Nothing for a process that has ended, also if its parent has not noticed yet. */
function processOf(pid: number): Process | undefined {
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

/** Every process whose command names a folder, and all that these have started. */
export function family(folder: string): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processOf(Number(name)))
    .filter((found) => found !== undefined)
  const members = new Set<Process>()
  const add = (member: Process) => {
    if (members.has(member)) return
    members.add(member)
    for (const child of all) if (child.parent === member.pid) add(child)
  }
  for (const candidate of all) if (candidate.command.includes(folder)) add(candidate)
  return [...members]
}

/** Those that still run. */
export function survivors(processes: Process[]): Process[] {
  return processes.filter(({ pid, started }) => processOf(pid)?.started === started)
}
