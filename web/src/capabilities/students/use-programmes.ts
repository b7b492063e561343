import { listProgrammes } from '@matricula/contract/students'
import type { Choice } from '#design/fields/select-field.tsx'
import { useReply } from '#platform/use-reply.ts'

/** The programmes as choices, and the title of each; an id stands for itself until they are loaded. */
export function useProgrammes(): { readonly choices: readonly Choice[]; titleOf: (id: string) => string } {
  const { data } = useReply(listProgrammes, {})
  const programmes = data?.items ?? []
  return {
    choices: programmes.map(({ programmeId, title }) => ({ value: programmeId, label: title })),
    titleOf: (id) => programmes.find(({ programmeId }) => programmeId === id)?.title ?? id,
  }
}
