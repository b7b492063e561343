import type { Term } from '@matricula/contract/catalogue'
import type { Refusal, Standing } from '@matricula/contract/enrolment'
import { refuse } from './refusal-words.ts'

/** Where the term's window stands at an instant of the server's time; it opens exactly at `opensAt`. */
export function windowAt(term: Term, now: string): Standing['window'] {
  const { opensAt, closesAt, paused } = term.registration
  const millis = Date.parse(now)
  if (millis < Date.parse(opensAt)) return 'not-open'
  if (millis >= Date.parse(closesAt)) return 'closed'
  return paused ? 'paused' : 'open'
}

/** What stops whoever is bound to the window. */
export function windowRefusals(term: Term, now: string): Refusal[] {
  const { opensAt, closesAt } = term.registration
  switch (windowAt(term, now)) {
    case 'open':
      return []
    case 'not-open':
      return [refuse('window-not-open', { term: term.title, opensAt })]
    case 'closed':
      return [refuse('window-closed', { term: term.title, closesAt })]
    case 'paused':
      return [refuse('window-paused', { term: term.title })]
  }
}
