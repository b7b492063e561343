import { listProgrammes } from '@matricula/contract/students'
import type { Choice } from '#design/fields/select-field.tsx'
import { useReply } from '#platform/use-reply.ts'

interface Programmes {
  readonly choices: readonly Choice[]
  /** An id stands for itself until they are loaded. */
  readonly titleOf: (id: string) => string
  readonly departmentOf: (id: string) => string | undefined
}

/** The programmes as choices, with the title and the department of each. */
export function useProgrammes(): Programmes {
  const { data } = useReply(listProgrammes, {})
  const programmes = data?.items ?? []
  const find = (id: string) => programmes.find(({ programmeId }) => programmeId === id)
  return {
    choices: programmes.map(({ programmeId, title }) => ({ value: programmeId, label: title })),
    titleOf: (id) => find(id)?.title ?? id,
    departmentOf: (id) => find(id)?.departmentId,
  }
}
