import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface KeyHint {
  /** As pressed: `/`, `?`, `g s`. */
  readonly keys: string
  /** What it does, in the reader's language. */
  readonly label: string
}

interface Binding extends KeyHint {
  readonly run: () => void
}

/** The keys that work on the page now; the list under `?` is drawn from this, so it cannot be out of date. */
export function createKeys() {
  const bindings = new Set<Binding>()
  const listeners = new Set<() => void>()
  let hints: readonly KeyHint[] = []
  const changed = () => {
    hints = [...bindings]
    for (const listener of listeners) listener()
  }
  return {
    hints: (): readonly KeyHint[] => hints,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    bind(binding: Binding): () => void {
      bindings.add(binding)
      changed()
      return () => {
        bindings.delete(binding)
        changed()
      }
    },
    /** Runs what was bound last to these keys; false when nothing was. */
    press(keys: string): boolean {
      const binding = [...bindings].findLast((candidate) => candidate.keys === keys)
      binding?.run()
      return binding !== undefined
    },
    /** Whether a longer combination begins with these keys. */
    begins: (keys: string): boolean => [...bindings].some((binding) => binding.keys.startsWith(`${keys} `)),
  }
}

export const keys = createKeys()

/** Binds keys while the component is on the page: `useKey('f', t('filter'), openFilter)`. */
export function useKey(pressed: string, label: string, run: () => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => keys.bind({ keys: pressed, label, run: () => latest.current() }), [pressed, label])
}

export const useKeyHints = (): readonly KeyHint[] => useSyncExternalStore(keys.subscribe, keys.hints)
