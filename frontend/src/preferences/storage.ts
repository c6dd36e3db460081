/** A small typed view of one of the browser's stores; a blocked or full store is no error. */
export interface Store {
  read: <T>(name: string) => T | undefined
  write: (name: string, value: unknown) => void
  remove: (name: string) => void
}

const PREFIX = 'guichet.'

export function storeOver(getStorage: () => Storage): Store {
  // Where the browser refuses its store (private mode, blocked cookies), values live as long as the page.
  const memory = new Map<string, string>()
  return {
    read(name) {
      let text = memory.get(name)
      try {
        text ??= getStorage().getItem(PREFIX + name) ?? undefined
        return text === undefined ? undefined : JSON.parse(text)
      } catch {
        return undefined
      }
    },
    write(name, value) {
      const text = JSON.stringify(value)
      try {
        getStorage().setItem(PREFIX + name, text)
        memory.delete(name)
      } catch {
        memory.set(name, text)
      }
    },
    remove(name) {
      memory.delete(name)
      try {
        getStorage().removeItem(PREFIX + name)
      } catch {
        // Nothing was kept there.
      }
    },
  }
}

export const localStore = storeOver(() => localStorage)
export const sessionStore = storeOver(() => sessionStorage)
