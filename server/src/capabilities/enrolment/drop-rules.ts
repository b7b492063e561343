import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import type { Enrolment, Refusal } from '@matricula/contract/enrolment'
import type { CourseId } from '@matricula/contract/kernel'
import type { Ledger } from './ledger.ts'
import { refuse } from './refusal-words.ts'
import { cellsOf } from './week-rules.ts'

/** The courses that sections belong to, each once. */
export const coursesOf = (sections: readonly Section[]): CourseId[] => [
  ...new Set(sections.map((section) => section.courseId)),
]

/** Sections can be given up only where they are held, and whole: parts of a course go together. */
export function dropRefusals(
  sections: readonly Section[],
  ledger: Ledger,
  sitsIn: readonly Section[],
): Refusal[] {
  const named = new Set<string>(sections.map((section) => section.sectionId))
  const enrolled = new Set<string>([...ledger.enrolled.values()].flat())
  const absent = sections
    .filter((section) => !enrolled.has(section.sectionId))
    .map((section) => refuse('not-enrolled', { section: sectionLabel(section) }, section.sectionId))
  const left = sitsIn.filter(
    (section) => coursesOf(sections).includes(section.courseId) && !named.has(section.sectionId),
  )
  if (absent.length > 0) return absent
  return left.map((section) => {
    const [first = section] = sections.filter((one) => one.courseId === section.courseId)
    return refuse(
      'part-missing',
      { section: sectionLabel(first), part: sectionLabel(section) },
      first.sectionId,
    )
  })
}

/** What is finished stays on the record: there is nothing to give up. */
export const finishedRefusals = (
  sections: readonly Section[],
  enrolments: readonly Pick<Enrolment, 'sectionId' | 'state'>[],
): Refusal[] =>
  sections
    .filter(({ sectionId }) =>
      enrolments.some((one) => one.sectionId === sectionId && one.state === 'completed'),
    )
    .map((section) => refuse('already-finished', { section: sectionLabel(section) }, section.sectionId))

/** The ledger without these sections: only those cells go that no section left behind needs. */
export function ledgerWithout(
  ledger: Ledger,
  given: {
    readonly courseIds: readonly CourseId[]
    readonly credits: number
    readonly left: readonly Section[]
  },
): Ledger {
  const enrolled = new Map(ledger.enrolled)
  for (const courseId of given.courseIds) enrolled.delete(courseId)
  return { ...ledger, enrolled, credits: ledger.credits - given.credits, cells: cellsOf(given.left) }
}

/** The ledger with one more bundle of one course. */
export function ledgerWith(
  ledger: Ledger,
  taken: { readonly sections: readonly Section[]; readonly credits: number },
): Ledger {
  const [first] = taken.sections
  if (!first) return ledger
  const enrolled = new Map(ledger.enrolled)
  enrolled.set(
    first.courseId,
    taken.sections.map((section) => section.sectionId),
  )
  const cells = new Set([...ledger.cells, ...cellsOf(taken.sections)])
  return { ...ledger, enrolled, credits: ledger.credits + taken.credits, cells }
}
