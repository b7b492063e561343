import {
  approveFinalGrades,
  chooseDoubleEntry,
  decideGradeChange,
  enterFinalGrades,
  extendIncomplete,
  keepGradeCuts,
  listFinalGrades,
  listGradeChanges,
  listIncompletes,
  postFinalGrades,
  readFinalGrades,
  readGradeChange,
  readGradeCuts,
  releaseFinalGrades,
  reportGrades,
  requestGradeChange,
  returnFinalGrades,
  settleDifference,
  submitFinalGrades,
} from '@matricula/contract/finals'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { DecideChange } from './decide-change.ts'
import type { DoubleEntries } from './double-entry.ts'
import type { EnterFinalGrades } from './enter-final-grades.ts'
import type { KeptCuts } from './grade-cuts.ts'
import type { Incompletes } from './incompletes.ts'
import type { ListFinalGrades } from './list-final-grades.ts'
import type { createMoveFinalGrades } from './move-final-grades.ts'
import type { ListChanges, ReadChange } from './read-change.ts'
import type { ReadFinalGrades } from './read-final-grades.ts'
import type { ReportGrades } from './report-grades.ts'
import type { RequestChange } from './request-change.ts'

interface Commands {
  readonly read: ReadFinalGrades
  readonly enter: EnterFinalGrades
  readonly list: ListFinalGrades
  readonly move: ReturnType<typeof createMoveFinalGrades>
  readonly requestChange: RequestChange
  readonly decideChange: DecideChange
  readonly listChanges: ListChanges
  readonly readChange: ReadChange
  readonly incompletes: Incompletes
  readonly report: ReportGrades
  readonly doubleEntries: DoubleEntries
  readonly cuts: KeptCuts
}

export const finalsRoutes = ({ move, ...commands }: Commands): Endpoint[] => [
  bind(readFinalGrades, ({ params, actor }) => commands.read(actor, params.sectionId)),
  bind(enterFinalGrades, ({ params, body, actor }) => commands.enter(actor, { ...params, ...body })),
  bind(readGradeCuts, ({ params, actor }) => commands.cuts.read(actor, params.sectionId)),
  bind(keepGradeCuts, ({ params, body, actor }) => commands.cuts.keep(actor, params.sectionId, body)),
  bind(chooseDoubleEntry, ({ params, body, actor }) =>
    commands.doubleEntries.choose(actor, params.sectionId, body.on),
  ),
  bind(settleDifference, ({ params, body, actor }) =>
    commands.doubleEntries.settle(actor, params.sectionId, body),
  ),
  bind(submitFinalGrades, ({ params, actor }) => move.submit(actor, params.sectionId)),
  bind(returnFinalGrades, ({ params, body, actor }) => move.sendBack(actor, params.sectionId, body.note)),
  bind(approveFinalGrades, ({ params, actor }) => move.approve(actor, params.sectionId)),
  bind(postFinalGrades, ({ params, actor }) => move.post(actor, params.sectionId)),
  bind(releaseFinalGrades, ({ params, actor }) => move.release(actor, params.sectionId)),
  bind(listFinalGrades, ({ params, actor }) => commands.list(actor, params.termId)),
  bind(reportGrades, ({ params, query, actor }) => commands.report(actor, params.termId, query.departmentId)),
  bind(requestGradeChange, ({ params, body, actor }) =>
    commands.requestChange(actor, params.sectionId, body),
  ),
  bind(listGradeChanges, ({ query, actor }) => commands.listChanges(actor, query)),
  bind(readGradeChange, ({ params, actor }) => commands.readChange(actor, params)),
  bind(listIncompletes, ({ query, actor }) => commands.incompletes.list(actor, query)),
  bind(extendIncomplete, ({ params, body, actor }) => commands.incompletes.extend(actor, params, body)),
  bind(decideGradeChange, ({ params, body, actor }) => commands.decideChange(actor, params, body)),
]
