// That somebody is signed in in this browser: the cookie itself is out of reach. Other tabs hear of each change.

import { localStore } from '@/preferences/storage'

const NAME = 'backoffice.account'

/** The key under which a storage event tells of it. */
export const MARK_KEY = `guichet.${NAME}`

interface Mark {
  id: string
  /** Another sign-in of the same person is news too. */
  at: number
}

export function markedAccount(): string | undefined {
  const mark = localStore.read<Partial<Mark>>(NAME)
  return typeof mark?.id === 'string' ? mark.id : undefined
}

export function markAccount(id: string): void {
  localStore.write(NAME, { id, at: Date.now() } satisfies Mark)
}

export function removeMark(): void {
  localStore.remove(NAME)
}
