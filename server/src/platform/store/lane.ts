/** One at a time for each name: whoever comes for a busy name waits in order. Different names do not wait. */
export interface Lanes {
  through<T>(names: readonly string[], work: () => Promise<T>): Promise<T>
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>()

  return {
    /** All names are taken in the same moment, so that two who want the same two never wait for each other. */
    through(names, work) {
      const wanted = new Set(names)
      const before = [...wanted].flatMap((name) => tails.get(name) ?? [])
      const mine = Promise.all(before).then(work)
      const tail = mine.then(
        () => undefined,
        () => undefined,
      )
      for (const name of wanted) tails.set(name, tail)
      void tail.then(() => {
        for (const name of wanted) if (tails.get(name) === tail) tails.delete(name)
      })
      return mine
    },
  }
}
