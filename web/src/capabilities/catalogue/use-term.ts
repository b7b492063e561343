import { listTerms } from '@matricula/contract/catalogue'
import { useReply } from '#platform/use-reply.ts'

/** One term out of the list of terms, which every page of the catalogue has anyway. */
export function useTerm(termId: string) {
  const { data, error, refetch } = useReply(listTerms, {})
  return {
    term: data?.items.find((term) => term.termId === termId),
    loaded: data !== undefined,
    error,
    refetch,
  }
}
