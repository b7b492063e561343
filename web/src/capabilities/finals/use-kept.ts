import { type FinalRoster, readFinalGrades } from '@matricula/contract/finals'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf } from '#platform/use-reply.ts'

/** The reply is the roster as it is now, so nothing is asked again. */
export function useKept({ sectionId }: Pick<FinalRoster, 'sectionId'>): (roster: FinalRoster) => void {
  const client = useQueryClient()
  return (roster) => void client.setQueryData(keyOf(readFinalGrades, { sectionId }), roster)
}
