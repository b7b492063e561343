import type { Term } from '@matricula/contract/catalogue'

export type WindowState = 'before' | 'open' | 'paused' | 'closed'

/** Whether students may register by themselves at this instant. */
export function windowState({ registration }: Pick<Term, 'registration'>, at: Date): WindowState {
  const instant = at.toISOString()
  if (instant < registration.opensAt) return 'before'
  if (instant >= registration.closesAt) return 'closed'
  return registration.paused ? 'paused' : 'open'
}
