// What must be done before a request is sent again: requests wait here, and the dialogs answer.

import { computed, shallowRef } from 'vue'

export type Method = 'password' | 'totp'

export type Need =
  /** The session has ended. */
  | { kind: 'password' }
  /** The session is good, but not for this. */
  | { kind: 'step-up'; methods: Method[] }
  /** In another tab somebody else has signed in. */
  | { kind: 'other-account' }

interface Asked {
  need: Need
  waiting: ((isMet: boolean) => void)[]
}

const asked = shallowRef<Asked>()

/** What is asked for now; a dialog shows it. */
export const askedNeed = computed(() => asked.value?.need)

/** Whether it was met. Several who need the same wait for one dialog; who needs something else waits until that is closed. */
export function ask(need: Need): Promise<boolean> {
  return new Promise((resolve) => {
    const open = asked.value
    if (!open) asked.value = { need, waiting: [resolve] }
    else if (open.need.kind === need.kind) open.waiting.push(resolve)
    else open.waiting.push(() => resolve(ask(need)))
  })
}

/** Answers whoever waits. */
export function settleNeed(isMet: boolean): void {
  const open = asked.value
  asked.value = undefined
  for (const answer of open?.waiting ?? []) answer(isMet)
}
