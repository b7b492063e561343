import { useState } from 'react'

type Act = (reason: string | undefined) => void

/** A register that has been submitted changes for a reason only: asked before the first change, kept for the visit. */
export function useReason(needed: boolean) {
  const [reason, setReason] = useState<string>()
  const [held, setHeld] = useState<{ readonly act: Act }>()
  return {
    /** Does it now, or once the reason has been given. */
    ask: (act: Act) => {
      if (!needed) act(undefined)
      else if (reason === undefined) setHeld({ act })
      else act(reason)
    },
    asking: held !== undefined,
    give: (given: string) => {
      setReason(given)
      held?.act(given)
      setHeld(undefined)
    },
    giveUp: () => setHeld(undefined),
  }
}
