import type { SectionId } from '@matricula/contract/kernel'
import type { Students } from '#capabilities/students/index.ts'
import type { Capability } from '#platform/capability.ts'
import { finalsAudience } from './audience.ts'
import { createDecideChange } from './decide-change.ts'
import { createDoubleEntries } from './double-entry.ts'
import { createEnterFinalGrades } from './enter-final-grades.ts'
import { createKeptCuts } from './grade-cuts.ts'
import { createIncompletes } from './incompletes.ts'
import {
  changeItem,
  cutsItem,
  draftsItem,
  gradeStepItem,
  incompleteItem,
  pendingItem,
  postedItem,
  rosterItem,
  secondDraftsItem,
} from './items.ts'
import { createListFinalGrades } from './list-final-grades.ts'
import { createMoveFinalGrades } from './move-final-grades.ts'
import type { Needs as CommandNeeds } from './needs.ts'
import { lettersOf } from './posted-grades.ts'
import { createListChanges, createReadChange } from './read-change.ts'
import { createReadFinalGrades } from './read-final-grades.ts'
import { createReleaseListener } from './release-final-grades.ts'
import { createReportGrades } from './report-grades.ts'
import { createFinalsRepository } from './repository.ts'
import { createRequestChange } from './request-change.ts'
import { finalsRoutes } from './routes.ts'
import { finalsTables } from './tables.ts'
import { ungradedSections, waitingChanges } from './waiting.ts'

/** What the rest of the server may know about final grades. */
export interface Finals extends Capability {
  /** Makes of incompletes that are overdue what they become; tells how many. */
  lapse(): Promise<number>
  /** How often each grade was posted for a section; nothing where none was. */
  postedLetters(sectionId: SectionId): Promise<ReadonlyMap<string, number>>
}

interface Needs extends Omit<CommandNeeds, 'finals'> {
  readonly students: Students
}

export function createFinals(given: Needs): Finals {
  const needs = { ...given, finals: createFinalsRepository(given.store) }
  const incompletes = createIncompletes(needs)
  return {
    routes: finalsRoutes({
      read: createReadFinalGrades(needs),
      enter: createEnterFinalGrades(needs),
      list: createListFinalGrades(needs),
      move: createMoveFinalGrades(needs),
      requestChange: createRequestChange(needs),
      decideChange: createDecideChange(needs),
      listChanges: createListChanges(needs),
      readChange: createReadChange(needs),
      incompletes,
      report: createReportGrades(needs),
      doubleEntries: createDoubleEntries(needs),
      cuts: createKeptCuts(needs),
    }),
    audience: finalsAudience,
    listeners: [createReleaseListener(needs)],
    kinds: [
      rosterItem,
      draftsItem,
      secondDraftsItem,
      cutsItem,
      postedItem,
      gradeStepItem,
      changeItem,
      pendingItem,
      incompleteItem,
    ],
    waiting: [waitingChanges(needs), ungradedSections(needs)],
    tables: finalsTables(given),
    lapse: incompletes.lapse,
    postedLetters: async (sectionId) => lettersOf((await needs.finals.posted(sectionId))?.grades ?? []),
  }
}
