/** One at a time for each name: whoever comes for a busy name waits in order. Different names do not wait. */
export interface Lanes {
  through<T>(names: readonly string[], work: () => Promise<T>): Promise<T>
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>()

  return {
    /** Names are taken in sorted order, so that two who want the same two never wait for each other. */
    through(names, work) {
      const sorted = [...new Set(names)].toSorted()
      const before = Promise.all(sorted.map((name) => tails.get(name)))
      const mine = before.then(work)
      const tail = mine.then(
        () => undefined,
        () => undefined,
      )
      for (const name of sorted) tails.set(name, tail)
      void tail.then(() => {
        for (const name of sorted) if (tails.get(name) === tail) tails.delete(name)
      })
      return mine
    },
  }
}
