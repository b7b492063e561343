import { listTerms, type Term } from '@matricula/contract/catalogue'
import type { TermId } from '@matricula/contract/kernel'
import { useReply } from './use-reply.ts'

interface ChosenTerm {
  readonly term: Term | undefined
  readonly terms: readonly Term[]
  readonly pending: boolean
}

/** The term that the address names, else the newest. */
export function useChosenTerm(named: TermId | undefined): ChosenTerm {
  const { data, isPending } = useReply(listTerms, {})
  const terms = data?.items ?? []
  return { term: terms.find(({ termId }) => termId === named) ?? terms[0], terms, pending: isPending }
}
