import type { Term } from '@matricula/contract/catalogue'
import type { Enrolment } from '@matricula/contract/enrolment'
import { Problem, type StudentId, type TermId } from '@matricula/contract/kernel'
import type { AcademicRecord, AverageProof, RecordRules } from '@matricula/contract/records'
import type { Programme, Student } from '@matricula/contract/students'
import type { Attendance, Counted } from '#capabilities/attendance/index.ts'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Grading, MarksBySection } from '#capabilities/grading/index.ts'
import type { Versions } from '#capabilities/policies/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { readTogether } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import { decideRecord, type HistoryFacts, proofOf } from './rules.ts'

export interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly attendance: Attendance
  readonly grading: Grading
  readonly versions: Versions<RecordRules>
}

export type ReadRecord = (actor: Actor, studentId: StudentId) => Promise<AcademicRecord>
/** `imagined` shows the record as it would be with other enrolments; nothing is stored of it. */
export type RecordOf = (
  studentId: StudentId,
  imagined?: (enrolment: Enrolment) => Enrolment,
) => Promise<AcademicRecord>
export type ProveAverage = (
  actor: Actor,
  studentId: StudentId,
  asked: { readonly termId: TermId; readonly of: AverageProof['of'] },
) => Promise<AverageProof>

/**
 * Two steps, however many terms and students there are: the enrolments, then one batch of the profile, tallies and
 * released marks. Only the first time that this server meets what is released in a section, its marks are a third.
 */
export function createRecordOf(needs: Needs): RecordOf {
  const { store, students, catalogue, enrolments, attendance, grading, versions } = needs
  const factsWith = createFactsWith(needs)
  return async (studentId, imagined = (enrolment) => enrolment) => {
    const [{ sectionIds: taken, reading }, terms] = await Promise.all([
      enrolments.enrolmentsReading(studentId),
      catalogue.terms(),
      versions(),
    ])
    const [stored, student, counted, known] = await readTogether<
      [Enrolment[], Student | undefined, Counted[], MarksBySection | undefined]
    >(store, [
      reading,
      students.reading(studentId),
      attendance.standings.reading(studentId, taken),
      grading.releasedMarksReading(studentId, taken),
    ])
    if (!student) throw new Problem('item.missing', { studentId })
    const marks = known ?? (await grading.releasedMarksOf(studentId, taken))
    const standings = await attendance.standings.standingsOf(counted)
    const tallies = counted.map(({ tally }) => tally)
    return decideRecord({
      ...(await factsWith(student, stored.map(imagined), terms)),
      marks,
      tallies,
      standings,
    })
  }
}

export const createReadRecord =
  (students: Students, recordOf: RecordOf): ReadRecord =>
  async (actor, studentId) => {
    demand(actor, 'record.read', await students.subjectFor(actor, studentId))
    return await recordOf(studentId)
  }

export function createProveAverage(needs: Needs): ProveAverage {
  const { students, catalogue, enrolments } = needs
  const factsWith = createFactsWith(needs)
  return async (actor, studentId, { termId, of }) => {
    demand(actor, 'record.read', await students.subjectFor(actor, studentId))
    const [all, terms, student] = await Promise.all([
      enrolments.enrolmentsOf(studentId),
      catalogue.terms(),
      students.student(studentId),
    ])
    const proof = proofOf(await factsWith(student, all, terms), termId, of)
    if (!proof) throw new Problem('item.missing', { studentId, termId })
    return proof
  }
}

export function createFactsWith({ clock, students, versions }: FactNeeds) {
  const levelOf = createLevelOf(students)
  return async (
    { programmeId }: Student,
    enrolments: readonly Enrolment[],
    terms: readonly Term[],
  ): Promise<HistoryFacts> => ({
    enrolments,
    terms,
    policies: await versions(),
    level: await levelOf(programmeId),
    today: clock.now().slice(0, 10),
  })
}

export type FactNeeds = Pick<Needs, 'clock' | 'students' | 'versions'>

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
