// Runs a program of the image as it is deployed: the image's files are all it sees, and it may write none of them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './database.mjs'

// What is started gets no PATH, and so it cannot be found by one.
const CHROOT = ['/usr/sbin/chroot', '/usr/bin/chroot'].find((path) => existsSync(path))

/** Every function of functions.yaml: its name, kind and topics. */
export const functions = [
  ...readFileSync('functions.yaml', 'utf8').matchAll(/^ {2}(\S+): \{ (.*) \}$/gm),
].map(([, name, rest]) => ({
  name,
  kind: /kind: (\w+)/.exec(rest)[1],
  topics: /topics: \[(.*?)\]/.exec(rest)?.[1].split(/, */) ?? [],
}))

/** Starts a function with these variables and no others. */
export function start(root, name, variables) {
  const inside = ['--userspec=65532:65532', '--groups=', root, `/usr/bin/guichet-${name}`]
  const child = spawn(CHROOT, inside, { env: variables, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data))
  return {
    name,
    child,
    log: () => log,
    ended: once(child, 'exit').then(([code, signal]) => code ?? signal),
  }
}

/** The same, for one that serves; it is there as soon as it listens. */
export async function serve(root, name, variables) {
  const port = await freePort()
  const audience = `https://${name}.guichet.test`
  const running = start(root, name, {
    ...variables,
    PORT: `${port}`,
    HOST: '127.0.0.1',
    PUSH_AUDIENCE: audience,
  })
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined)
    if (answer?.ok) return { ...running, port, audience }
    if (attempt > 100 || running.child.exitCode !== null)
      throw new Error(`${name} does not start:\n${running.log()}`)
    await setTimeout(50)
  }
}
