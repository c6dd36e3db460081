// What is typed into a form that should survive a reload, until it is sent. Only in this tab, and never what is secret.

import { sessionStore } from '@/preferences/storage'

const PREFIX = 'backoffice.draft:'
const NAMES = 'backoffice.drafts'

const namesOf = (): string[] => sessionStore.read<string[]>(NAMES) ?? []

interface Draft<Values> {
  /** What was saved when it was typed. */
  before: object
  values: Partial<Values>
}

export function readDraft<Values>(name: string): Draft<Values> | undefined {
  return sessionStore.read<Draft<Values>>(PREFIX + name)
}

export function writeDraft<Values>(name: string, before: object, values: Partial<Values>): void {
  sessionStore.write(PREFIX + name, { before, values } satisfies Draft<Values>)
  sessionStore.write(NAMES, [...new Set([...namesOf(), name])])
}

export function forgetDraft(name: string): void {
  sessionStore.remove(PREFIX + name)
}

/** Whoever signs out leaves nothing behind for the next one. */
export function forgetDrafts(): void {
  for (const name of namesOf()) forgetDraft(name)
  sessionStore.remove(NAMES)
}
