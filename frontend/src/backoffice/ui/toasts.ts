import { readonly, shallowRef } from 'vue'

export interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void }
}

const MOST = 3

const shown = shallowRef<Toast[]>([])
let last = 0

export const toasts = readonly(shown)

/** Says that something worked; what did not stays where it belongs. What was only said goes, and what can be undone stays. */
export function toast(said: Omit<Toast, 'id'>): void {
  last += 1
  const others = shown.value.filter(({ action }) => action)
  shown.value = [...others, { ...said, id: last }].slice(-MOST)
}

export function dismissToast(id: number): void {
  shown.value = shown.value.filter((other) => other.id !== id)
}
