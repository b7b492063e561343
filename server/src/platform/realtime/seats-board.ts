import type { SectionId, TermId } from '@matricula/contract/kernel'

/** Where seat counts are posted for everyone to see: the latest state, at most eight times a second a term. */
export interface SeatsBoard {
  /** The seats of these sections moved: read them soon and tell the term. */
  moved(termId: TermId, sectionIds: readonly SectionId[]): void
}
