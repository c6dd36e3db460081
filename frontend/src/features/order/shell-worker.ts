// The service worker that opens an order's page without a network (build/service-worker.js). It is
// there as long as this device keeps an order, and for the pages of orders only.

const ADDRESS = '/service-worker.js'
const SCOPE = '/orders/'
const CACHES = 'guichet-shell-'

interface ScriptPolicy {
  createScriptURL: (address: string) => string
}

interface TrustedTypes {
  createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy
}

/** Whatever it is asked for, this policy names the one script that may be registered. */
const rules: ScriptPolicy = { createScriptURL: () => ADDRESS }
let policy: ScriptPolicy | undefined

function trustedAddress(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('service-worker', rules) ?? rules
  return policy.createScriptURL(ADDRESS)
}

/** Resolves when the page can be opened without a network; `false` where the browser has no means. */
export async function keepShell(): Promise<boolean> {
  // The development server has no such file.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return false
  try {
    const { serviceWorker } = navigator
    await serviceWorker.register(trustedAddress(), { scope: SCOPE, updateViaCache: 'none' })
    const { active } = await serviceWorker.ready
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window
    active?.postMessage('fill')
    return true
  } catch {
    return false
  }
}

export async function dropShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration(SCOPE)
  await registration?.unregister()
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES))
  await Promise.all(names.map((name) => caches.delete(name)))
}
