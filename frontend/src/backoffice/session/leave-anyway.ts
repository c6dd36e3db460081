let isLeaving = false

export function isLeavingAnyway(): boolean {
  return isLeaving
}

/** Goes elsewhere without the question about what is unsaved: it was asked already, or there is nobody any more to keep it for. */
export async function leaveAnyway(go: () => Promise<unknown>): Promise<void> {
  isLeaving = true
  try {
    await go()
  } finally {
    isLeaving = false
  }
}
