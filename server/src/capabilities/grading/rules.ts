import type { Assessment, Mark, MarkValue, ReleasedMark } from '@matricula/contract/grading'
import type { StudentId } from '@matricula/contract/kernel'

/** One cell of the grid as it is stored. */
export interface Cell {
  readonly value: MarkValue | null
  readonly version: number
  readonly by: string
  readonly at: string
}
export type Cells = ReadonlyMap<StudentId, Cell>

export interface WantedMark {
  readonly studentId: StudentId
  readonly value: MarkValue | null
  readonly seen?: number | undefined
}

export interface RefusedMark {
  readonly studentId: StudentId
  readonly reason: 'changed-by-another' | 'over-maximum' | 'not-enrolled'
  readonly message: string
  readonly theirs?: Mark
}

interface Facts {
  readonly assessment: Assessment
  readonly cells: Cells
  readonly strangers: ReadonlySet<StudentId>
}

export interface Entry {
  readonly saved: readonly WantedMark[]
  readonly refused: readonly RefusedMark[]
}

/** Each mark by itself: what one is refused for never stops another. Of two marks of one student the later counts. */
export function decideEntry(facts: Facts, wanted: readonly WantedMark[]): Entry {
  const last = [...new Map(wanted.map((mark) => [mark.studentId, mark])).values()]
  const judged = last.map((mark) => ({ mark, refusal: refusalOf(facts, mark) }))
  return {
    saved: judged.flatMap(({ mark, refusal }) => (refusal ? [] : [mark])),
    refused: judged.flatMap(({ refusal }) => refusal ?? []),
  }
}

function refusalOf({ assessment, cells, strangers }: Facts, mark: WantedMark): RefusedMark | undefined {
  if (strangers.has(mark.studentId)) {
    const message = 'This student is not enrolled in the section. Look at the roster.'
    return { studentId: mark.studentId, reason: 'not-enrolled', message }
  }
  return overMaximum(assessment, mark) ?? overtaken(assessment, cells.get(mark.studentId), mark)
}

function overMaximum(
  { outOf, title }: Assessment,
  { studentId, value }: WantedMark,
): RefusedMark | undefined {
  if (typeof value !== 'number' || value <= outOf) return undefined
  const message = `${value} is more than ${outOf}, the highest mark of ${title}. Enter a lower mark.`
  return { studentId, reason: 'over-maximum', message }
}

/** Someone changed the cell after it was seen, and to something else. */
function overtaken(
  { assessmentId }: Assessment,
  cell: Cell | undefined,
  { studentId, value, seen }: WantedMark,
): RefusedMark | undefined {
  const theirs = markOf(assessmentId, studentId, cell)
  if (seen === undefined || seen === theirs.version || value === theirs.value) return undefined
  const message = `${theirs.by ?? 'Somebody'} entered ${inWords(theirs.value)} meanwhile. Keep yours or use theirs.`
  return { studentId, reason: 'changed-by-another', message, theirs }
}

const inWords = (value: MarkValue | null): string => (value === null ? 'nothing' : String(value))

/** The cell as it is told. A cell that nobody has touched has version 0. */
export const markOf = (
  assessmentId: Assessment['assessmentId'],
  studentId: StudentId,
  cell: Cell | undefined,
): Mark => ({ assessmentId, studentId, ...(cell ?? { value: null, version: 0 }) })

type Wishes = { readonly [Field in 'title' | 'outOf' | 'weight' | 'dueOn']?: Assessment[Field] | undefined }

/** What is not named stays. */
export function changedAssessment(before: Assessment, wishes: Wishes): Assessment {
  const dueOn = wishes.dueOn ?? before.dueOn
  return {
    ...before,
    title: wishes.title ?? before.title,
    outOf: wishes.outOf ?? before.outOf,
    weight: wishes.weight ?? before.weight,
    ...(dueOn !== undefined && { dueOn }),
    version: before.version + 1,
  }
}

/** The highest number among the marks: an assessment cannot be out of less. */
export const highestOf = (cells: Cells): number =>
  Math.max(0, ...[...cells.values()].map(({ value }) => (typeof value === 'number' ? value : 0)))

/** What a student may see of one section, in the order in which the assessments were made. */
export const releasedOf = (
  studentId: StudentId,
  assessments: readonly Assessment[],
  cellsOf: (assessment: Assessment) => Cells | undefined,
): ReleasedMark[] =>
  assessments
    .filter((assessment) => assessment.released)
    .map((assessment) => ({
      assessmentId: assessment.assessmentId,
      title: assessment.title,
      outOf: assessment.outOf,
      weight: assessment.weight,
      value: cellsOf(assessment)?.get(studentId)?.value ?? null,
    }))
