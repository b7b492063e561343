import { listRoster, type RosterEntry } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import { useEffect } from 'react'
import { useReplyPages } from '#platform/use-reply.ts'

export interface WholeRoster {
  /** By name; absent until all of it has arrived. */
  readonly roster: readonly RosterEntry[] | undefined
  readonly error: unknown
  readonly refetch: () => void
}

/** Everyone who is enrolled, page after page: whoever marks a class needs the whole of it. */
export function useWholeRoster(sectionId: SectionId): WholeRoster {
  const pages = useReplyPages(listRoster, { params: { sectionId }, query: { limit: 200 } })
  const { hasNextPage, isFetching, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  return {
    roster: hasNextPage ? undefined : pages.items,
    error: pages.error ?? undefined,
    refetch: () => void pages.refetch(),
  }
}
