import { Problem, type StudentId, type TermId } from '@matricula/contract/kernel'
import type { AcademicRecord, AverageProof } from '@matricula/contract/records'
import type { Programme } from '@matricula/contract/students'
import type { Attendance } from '#capabilities/attendance/index.ts'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Grading } from '#capabilities/grading/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { builtInPolicy } from './built-in-policy.ts'
import { decideRecord, type HistoryFacts, isTaken, proofOf } from './rules.ts'

export interface Needs {
  readonly clock: Clock
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly attendance: Attendance
  readonly grading: Grading
}

export type ReadRecord = (actor: Actor, studentId: StudentId) => Promise<AcademicRecord>
export type RecordOf = (studentId: StudentId) => Promise<AcademicRecord>
export type ProveAverage = (
  actor: Actor,
  studentId: StudentId,
  asked: { readonly termId: TermId; readonly of: AverageProof['of'] },
) => Promise<AverageProof>

/** Three steps, however many terms there are: enrolments, then tallies and plans, then the released marks. */
export function createRecordOf(needs: Needs): RecordOf {
  const { attendance, grading } = needs
  const historyFactsOf = createHistoryFactsOf(needs)
  return async (studentId) => {
    const facts = await historyFactsOf(studentId)
    const taken = facts.enrolments.filter(isTaken).map((enrolment) => enrolment.sectionId)
    const [marks, tallies] = await Promise.all([
      grading.releasedMarksOf(studentId, taken),
      attendance.talliesOf(studentId, taken),
    ])
    return decideRecord({ ...facts, marks, tallies })
  }
}

export const createReadRecord =
  (recordOf: RecordOf): ReadRecord =>
  async (actor, studentId) => {
    demand(actor, 'record.read', { studentId })
    return await recordOf(studentId)
  }

export function createProveAverage(needs: Needs): ProveAverage {
  const historyFactsOf = createHistoryFactsOf(needs)
  return async (actor, studentId, { termId, of }) => {
    demand(actor, 'record.read', { studentId })
    const proof = proofOf(await historyFactsOf(studentId), termId, of)
    if (!proof) throw new Problem('item.missing', { studentId, termId })
    return proof
  }
}

function createHistoryFactsOf({ clock, students, catalogue, enrolments }: Needs) {
  const levelOf = createLevelOf(students)
  return async (studentId: StudentId): Promise<HistoryFacts> => {
    const [all, terms, student] = await Promise.all([
      enrolments.enrolmentsOf(studentId),
      catalogue.terms(),
      students.student(studentId),
    ])
    const level = await levelOf(student.programmeId)
    return { enrolments: all, terms, policies: [builtInPolicy], level, today: clock.now().slice(0, 10) }
  }
}

/** The level of a programme never changes, so it is read once. */
function createLevelOf(students: Students) {
  const levels = new Map<string, Programme['level']>()
  return async (programmeId: string): Promise<Programme['level']> => {
    const known = levels.get(programmeId)
    if (known) return known
    for (const programme of await students.programmes()) levels.set(programme.programmeId, programme.level)
    return levels.get(programmeId) ?? 'undergraduate'
  }
}
