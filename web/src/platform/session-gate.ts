type Ask = () => Promise<boolean>

/** One question at a time: however many requests meet a dead session, the dialog opens once and all of them wait. */
export function createSessionGate() {
  let ask: Ask | undefined
  let asking: Promise<boolean> | undefined
  let leaving = false
  return {
    /** Whoever signs out asks nothing more; the page is loaded anew then. Told again where signing out failed. */
    leave(leaves: boolean): void {
      leaving = leaves
    },
    isLeaving: () => leaving,
    /** The shell says here how to ask; until it does, a dead session is simply a refusal. */
    answerWith(next: Ask | undefined): void {
      ask = next
    },
    /** Resolves to true once a session exists again, to false when the person declined. */
    askAgain(): Promise<boolean> {
      if (ask === undefined) return Promise.resolve(false)
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
  }
}

export const sessionGate = createSessionGate()
