import { ref, shallowRef, type Ref } from 'vue'
import { ApiProblem } from '@/api/problem'

interface Failure<Item> {
  item: Item
  error: ApiProblem
}

/** Does the same to several things, one after the other: edits of an event wait for each other. */
export function useEach<Item>(): {
  /** How many there are while it runs; else none. */
  total: Readonly<Ref<number>>
  /** How many of them were tried. */
  tried: Readonly<Ref<number>>
  /** What did not work in the latest run, and why. */
  failures: Readonly<Ref<readonly Failure<Item>[]>>
  /** Answers what was left, as it failed or was stopped. */
  run: (items: readonly Item[], act: (item: Item) => Promise<void>) => Promise<Item[]>
  /** After what is under way. */
  stop: () => void
} {
  const total = ref(0)
  const tried = ref(0)
  const failures = shallowRef<readonly Failure<Item>[]>([])
  let isStopped = false

  return {
    total,
    tried,
    failures,
    async run(items, act) {
      isStopped = false
      failures.value = []
      tried.value = 0
      total.value = items.length
      try {
        for (const item of items) {
          if (isStopped) break
          try {
            // oxlint-disable-next-line no-await-in-loop
            await act(item)
          } catch (error) {
            if (!(error instanceof ApiProblem)) throw error
            failures.value = [...failures.value, { item, error }]
          }
          tried.value += 1
        }
        return [...failures.value.map(({ item }) => item), ...items.slice(tried.value)]
      } finally {
        total.value = 0
      }
    },
    stop() {
      isStopped = true
    },
  }
}
