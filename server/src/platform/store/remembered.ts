/** Versioned records as this server read or wrote them last, so that a decision about one needs no reading. */
export interface Remembered<State extends { readonly version: number }> {
  /**
   * Gives the record away: whoever decides from it must commit under its version, and learn what came of it. What turns
   * out to be old is thereby forgotten.
   */
  take(name: string): State | undefined
  /** An older version never takes the place of a newer one. */
  learn(name: string, state: State): void
}

/** Of more than so many, those that were learnt first are forgotten. */
const most = 500

export function createRemembered<State extends { readonly version: number }>(): Remembered<State> {
  const states = new Map<string, State>()
  return {
    take(name) {
      const state = states.get(name)
      states.delete(name)
      return state
    },
    learn(name, state) {
      const before = states.get(name)
      if (before && before.version > state.version) return
      states.delete(name)
      states.set(name, state)
      const [first] = states.keys()
      if (states.size > most && first !== undefined) states.delete(first)
    },
  }
}
