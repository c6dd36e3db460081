import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from './problem'
import { once } from './idempotency'

const items = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (name: string) => items.get(name) ?? null,
  setItem: (name: string, value: string) => items.set(name, value),
  removeItem: (name: string) => items.delete(name),
})

const problem = (status: number, kind = 'x'): ApiProblem =>
  new ApiProblem(status, { type: `/problems/${kind}` })

/** A server that fails as told, then answers; it remembers the keys that it was sent. */
function server(...failures: ApiProblem[]) {
  const keys: string[] = []
  return {
    keys,
    send: async (key: string): Promise<string> => {
      keys.push(key)
      const failure = failures.shift()
      if (failure) throw failure
      return 'done'
    },
  }
}

beforeEach(() => {
  items.clear()
})

describe('a request that must take effect once', () => {
  it('keeps its key when the answer was lost, also over a reload', async () => {
    const { keys, send } = server(problem(0), problem(503))
    await expect(once('hold', { a: 1 }, send)).rejects.toBeInstanceOf(ApiProblem)
    await expect(once('hold', { a: 1 }, send)).rejects.toBeInstanceOf(ApiProblem)
    await expect(once('hold', { a: 1 }, send)).resolves.toBe('done')
    expect(new Set(keys).size).toBe(1)
  })

  it('gets a new key once the server has decided', async () => {
    const { keys, send } = server(problem(409, 'not-available'))
    await expect(once('hold', { a: 1 }, send)).rejects.toBeInstanceOf(ApiProblem)
    await once('hold', { a: 1 }, send)
    await once('hold', { a: 1 }, send)
    expect(new Set(keys).size).toBe(3)
  })

  it('gets a new key when it asks for something else', async () => {
    const { keys, send } = server(problem(0))
    await expect(once('hold', { a: 1 }, send)).rejects.toBeInstanceOf(ApiProblem)
    await once('hold', { a: 2 }, send)
    expect(new Set(keys).size).toBe(2)
  })

  it('waits for its own first try', async () => {
    vi.useFakeTimers()
    const { keys, send } = server(problem(409, 'request-in-progress'))
    const answer = once('pay', {}, send)
    await vi.runAllTimersAsync()
    await expect(answer).resolves.toBe('done')
    expect(new Set(keys).size).toBe(1)
    vi.useRealTimers()
  })
})
