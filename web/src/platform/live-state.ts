export type LiveStatus = 'starting' | 'live' | 'reconnecting'

const patience = 3000

/** A blink of the connection is not worth a word: `reconnecting` is said only after three seconds. */
export function createLiveState(later: (run: () => void, milliseconds: number) => () => void) {
  const listeners = new Set<() => void>()
  let status: LiveStatus = 'starting'
  let callOff: (() => void) | undefined

  const become = (next: LiveStatus) => {
    callOff?.()
    callOff = undefined
    if (status === next) return
    status = next
    for (const listener of listeners) listener()
  }
  return {
    read: (): LiveStatus => status,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    up: () => become('live'),
    down: () => {
      callOff ??= later(() => become('reconnecting'), patience)
    },
  }
}

export type LiveState = ReturnType<typeof createLiveState>
