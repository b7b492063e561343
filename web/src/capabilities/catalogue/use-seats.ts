import { listSeats, type Seats } from '@matricula/contract/catalogue'
import { useMemo } from 'react'
import { useSeatCounts } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'

/** Seats of the sections of a term: as they were read, and then as each push has it. */
export function useSeats(termId: string): (sectionId: string) => Seats | undefined {
  const { data } = useReply(listSeats, { params: { termId } })
  const live = useSeatCounts(termId)
  const read = useMemo(
    () =>
      new Map(
        (data?.seats ?? []).map(([id, capacity, taken, waiting]) => [
          id as string,
          { capacity, taken, waiting },
        ]),
      ),
    [data],
  )
  return (sectionId) => live.get(sectionId) ?? read.get(sectionId)
}
