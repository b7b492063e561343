import { useSyncExternalStore } from 'react'

export interface Opened {
  /** How many times each has been asked for; a larger number means: open now. */
  readonly palette: number
  readonly keyList: number
}

/** Opens what the shell draws lazily, from wherever it is asked for. */
export function createOpeners() {
  let opened: Opened = { palette: 0, keyList: 0 }
  const listeners = new Set<() => void>()
  return {
    read: (): Opened => opened,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open(what: keyof Opened): void {
      opened = { ...opened, [what]: opened[what] + 1 }
      for (const listener of listeners) listener()
    },
  }
}

export const openers = createOpeners()

export const useOpened = (): Opened => useSyncExternalStore(openers.subscribe, openers.read)
