import {
  type Assessment,
  type GradebookPlan,
  type Mark,
  type MarkParts,
  type MarkValue,
  type MarkWord,
  numberIn,
  partsOf,
  type ReleasedMark,
} from '@matricula/contract/grading'
import type { FieldFault, StudentId } from '@matricula/contract/kernel'

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
  readonly reason: 'changed-by-another' | 'over-maximum' | 'not-enrolled' | 'other-kind'
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
  return (
    otherKind(assessment, mark) ??
    overMaximum(assessment, mark) ??
    overtaken(assessment, cells.get(mark.studentId), mark)
  )
}

/** Why there is no mark can be said of every assessment. */
const saidOfAny: readonly MarkWord[] = ['absent', 'excused', 'missing', 'incomplete']

function otherKind(assessment: Assessment, { studentId, value }: WantedMark): RefusedMark | undefined {
  if (value === null || fits(assessment, partsOf(value))) return undefined
  const { title, kind, letters = [] } = assessment
  const wanted = {
    number: 'a number',
    letters: `one of ${letters.map(({ letter }) => letter).join(', ')}`,
    'pass-fail': 'pass or fail',
  }[kind]
  return { studentId, reason: 'other-kind', message: `${title} is marked otherwise. Enter ${wanted}.` }
}

function fits({ kind, letters = [] }: Assessment, parts: MarkParts): boolean {
  if (parts.kind === 'number') return kind === 'number'
  if (parts.kind === 'letter')
    return kind === 'letters' && letters.some(({ letter }) => letter === parts.letter)
  return saidOfAny.includes(parts.word) || kind === 'pass-fail'
}

function overMaximum(
  { outOf, title }: Assessment,
  { studentId, value }: WantedMark,
): RefusedMark | undefined {
  const number = numberIn(value)
  if (number === undefined || number <= outOf) return undefined
  const message = `${number} is more than ${outOf}, the highest mark of ${title}. Enter a lower mark.`
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

const inWords = (value: MarkValue | null): string =>
  value === null ? 'nothing' : String(value).replace(/^=/, '')

/** The cell as it is told. A cell that nobody has touched has version 0. */
export const markOf = (
  assessmentId: Assessment['assessmentId'],
  studentId: StudentId,
  cell: Cell | undefined,
): Mark => ({ assessmentId, studentId, ...(cell ?? { value: null, version: 0 }) })

type Field = 'title' | 'outOf' | 'weight' | 'dueOn' | 'letters' | 'categoryId'
type Wishes = { readonly [One in Field]?: Assessment[One] | undefined }

/** What is not named stays. */
export function changedAssessment(before: Assessment, wishes: Wishes): Assessment {
  const said = Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined))
  const { categoryId, ...after } = { ...before, ...said, version: before.version + 1 }
  return categoryId ? { ...after, categoryId } : after
}

interface AssessmentChanged {
  readonly before: Assessment
  readonly after: Assessment
  readonly plan: Pick<GradebookPlan, 'categories'>
  readonly cells: Cells
}

/** What marks that have been entered do not allow, and what the plan does not know. */
export function changeFaults({ before, after, plan, cells }: AssessmentChanged): FieldFault[] {
  const highest = highestOf(cells)
  const used = new Set(
    [...cells.values()].flatMap(({ value }) => {
      const parts = value === null ? undefined : partsOf(value)
      return parts?.kind === 'letter' ? [parts.letter] : []
    }),
  )
  const lost = [...used].filter((letter) => !after.letters?.some((one) => one.letter === letter))
  return [
    ...(highest > after.outOf
      ? [{ field: 'outOf', message: `A mark of ${highest} has been entered; enter at least that` }]
      : []),
    ...(before.kind === 'letters' && lost.length > 0
      ? [{ field: 'letters', message: `${lost.join(', ')} has been entered; keep it among the letters` }]
      : []),
    ...categoryFaults(after, plan),
  ]
}

export const categoryFaults = (
  { categoryId }: Pick<Assessment, 'categoryId'>,
  { categories }: Pick<GradebookPlan, 'categories'>,
): FieldFault[] =>
  categoryId === undefined || categories.some((one) => one.categoryId === categoryId)
    ? []
    : [{ field: 'categoryId', message: 'This category is gone; choose another' }]

/** The highest number among the marks: an assessment cannot be out of less. */
export const highestOf = (cells: Cells): number =>
  Math.max(0, ...[...cells.values()].map(({ value }) => numberIn(value) ?? 0))

/** How marks become one number, without the assessments. */
export const planOf = ({ categories, lateLoses, missing, version }: GradebookPlan): GradebookPlan => ({
  categories: [...categories],
  lateLoses,
  missing,
  version,
})

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
