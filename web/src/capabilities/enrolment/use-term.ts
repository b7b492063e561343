import { listTerms, type Term } from '@matricula/contract/catalogue'
import { now } from '#platform/clock.ts'
import { useReply } from '#platform/use-reply.ts'

/** The term that most likely matters: registration is open, or opens next, or it is the latest. */
export function likelyTerm(terms: readonly Term[], at: string): Term | undefined {
  const coming = terms
    .filter((term) => term.registration.closesAt > at)
    .toSorted((one, other) => one.registration.opensAt.localeCompare(other.registration.opensAt))
  return coming[0] ?? terms.toSorted((one, other) => other.startsOn.localeCompare(one.startsOn))[0]
}

/** The term in which most of a day's classes are: it runs now, or it is the likely one. */
export const presentTerm = (terms: readonly Term[], day: string): Term | undefined =>
  terms.find((term) => term.startsOn <= day && day <= term.endsOn) ??
  likelyTerm(terms, `${day}T00:00:00.000Z`)

/** All terms, and the one that the address names or else the likely one. */
export function useTerm(named: string | undefined, likely: 'registration' | 'present' = 'registration') {
  const reply = useReply(listTerms, {})
  const terms = reply.data?.items ?? []
  const at = now().toISOString()
  const chosen = likely === 'present' ? presentTerm(terms, at.slice(0, 10)) : likelyTerm(terms, at)
  return { ...reply, terms, term: terms.find((one) => one.termId === named) ?? chosen }
}
