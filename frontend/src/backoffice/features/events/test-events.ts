// For tests of the events' pages: who opens them, and the fields of their forms.

import { member, somebody, type } from '@/backoffice/test-office'

export const ME = somebody(member('parvis'))
/** Somebody who sees events and changes none. */
export const READER = somebody(member('parvis', 'gate', ['see_organizer', 'see_events', 'leave']))

/** The field with this name in the request. */
export function fieldOf(name: string): HTMLInputElement {
  const field = document.querySelector<HTMLInputElement>(`[name="${name}"]`)
  if (!field) throw new Error(`There is no field ${name}.`)
  return field
}

export const typeAt = (name: string, text: string): Promise<void> =>
  type(fieldOf(name).labels?.[0]?.textContent?.trim() ?? '', text)

export const messageAt = (name: string): string =>
  document.getElementById(`${fieldOf(name).id}-error`)?.textContent ?? ''
