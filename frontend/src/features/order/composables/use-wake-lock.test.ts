// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useWakeLock } from './use-wake-lock'

class Lock {
  released = false
  release = vi.fn<() => Promise<void>>(async () => {
    this.released = true
  })
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

async function show(state: DocumentVisibilityState): Promise<void> {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
  await settled()
}

/** A device, and the locks that it has given. */
function device(give: () => Promise<Lock> = async () => new Lock()) {
  const locks: Lock[] = []
  const request = async (): Promise<Lock> => {
    const lock = await give()
    locks.push(lock)
    return lock
  }
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true })
  return locks
}

it('keeps the screen awake, again after the page was hidden, and no longer than asked', async () => {
  const locks = device()
  const scope = effectScope()
  scope.run(useWakeLock)
  await settled()
  expect(locks).toHaveLength(1)

  await show('visible')
  expect(locks).toHaveLength(1)
  // As the browser does with a hidden page.
  if (locks[0]) locks[0].released = true
  await show('hidden')
  expect(locks).toHaveLength(1)
  await show('visible')
  expect(locks).toHaveLength(2)

  scope.stop()
  expect(locks[1]?.release).toHaveBeenCalledTimes(1)
  await show('visible')
  expect(locks).toHaveLength(2)
})

it('gives back a lock that comes too late', async () => {
  const lock = new Lock()
  let come: (lock: Lock) => void = () => undefined
  device(() => new Promise((resolve) => (come = resolve)))
  const scope = effectScope()
  scope.run(useWakeLock)
  scope.stop()
  come(lock)
  await settled()
  expect(lock.release).toHaveBeenCalledTimes(1)
})

it('does without where the device refuses or has none', async () => {
  device(async () => {
    throw new DOMException('The battery is low', 'NotAllowedError')
  })
  const scope = effectScope()
  expect(() => scope.run(useWakeLock)).not.toThrow()
  await settled()
  scope.stop()
  Reflect.deleteProperty(navigator, 'wakeLock')
  expect(() => effectScope().run(useWakeLock)).not.toThrow()
})
