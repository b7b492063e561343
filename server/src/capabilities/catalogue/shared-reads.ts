/**
 * Lets everyone who asks for the same thing at the same time share one read. Whoever comes while a read is under way
 * shares the next, so that nobody is told what was true before they asked, and no more than one runs for each key.
 */
export function createSharedReads<Key, Value>(
  read: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const running = new Map<Key, Promise<Value>>()
  const waiting = new Map<Key, Promise<Value>>()

  function start(key: Key): Promise<Value> {
    const mine = read(key).finally(() => {
      if (running.get(key) === mine) running.delete(key)
    })
    running.set(key, mine)
    return mine
  }

  return (key) => {
    const now = running.get(key)
    if (!now) return start(key)
    const queued = waiting.get(key)
    if (queued) return queued
    const begin = (): Promise<Value> => {
      waiting.delete(key)
      return start(key)
    }
    const next = now.then(begin, begin)
    waiting.set(key, next)
    return next
  }
}
