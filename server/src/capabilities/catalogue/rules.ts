import type { Course, Meeting, Section, Term } from '@matricula/contract/catalogue'
import {
  CourseId,
  dayNumber,
  type FieldFault,
  mondayBefore,
  SectionId,
  type SubjectId,
} from '@matricula/contract/kernel'

/** Monday-to-Sunday weeks that a term touches; `weeks` of a meeting has one digit for each. */
export function teachingWeeks({ startsOn, endsOn }: Pick<Term, 'startsOn' | 'endsOn'>): number {
  return Math.floor((dayNumber(endsOn) - mondayBefore(dayNumber(startsOn))) / 7) + 1
}

const asId = (text: string): string => text.replaceAll(/[^\w-]/g, '-')

/** CS and 201 make CS-201. */
export const courseIdOf = (subjectId: SubjectId, number: string): CourseId =>
  CourseId.parse(asId(`${subjectId}-${number}`))

/** Undefined where the parts together are longer than an id may be. */
export function sectionIdOf({ termId, courseId, code }: Pick<Section, 'termId' | 'courseId' | 'code'>) {
  return SectionId.safeParse(asId(`${termId}_${courseId}_${code}`)).data
}

/** Digits padded to six places, so that text sorts as numbers do. */
export const orderOf = (number: string): string =>
  number.replaceAll(/\d+/g, (digits) => digits.padStart(6, '0'))

/** What is wrong with a term as a whole. */
export const termFaults = (term: Term): FieldFault[] =>
  term.startsOn < term.endsOn ? [] : [{ field: 'endsOn', message: 'The term must end after it starts' }]

/** What is wrong with credits that the student chooses. */
export const creditFaults = ({
  credits,
  creditsAtMost,
}: Pick<Course, 'credits' | 'creditsAtMost'>): FieldFault[] =>
  creditsAtMost === undefined || creditsAtMost >= credits
    ? []
    : [{ field: 'creditsAtMost', message: `This is the upper end: at least ${credits}` }]

/** What is wrong with a section as a whole, beside its term and its parent. */
export const sectionFaults = (section: Section, term: Term, parent: Section | undefined): FieldFault[] => [
  ...creditFaults(section),
  ...section.meetings.flatMap((meeting, place) => faultsOfMeeting(meeting, place, teachingWeeks(term))),
  ...faultsOfParent(section, parent),
]

function faultsOfMeeting({ weeks }: Meeting, place: number, inTerm: number): FieldFault[] {
  const field = `meetings.${place}.weeks`
  if (weeks === undefined) return []
  if (weeks.length > inTerm)
    return [{ field, message: `The term has ${inTerm} weeks: at most so many digits` }]
  return weeks.includes('1') ? [] : [{ field, message: 'It must meet in at least one week' }]
}

function faultsOfParent(section: Section, parent: Section | undefined): FieldFault[] {
  const { parentId } = section
  const fault = (message: string): FieldFault[] => [{ field: 'parentId', message }]
  if (parentId === undefined) return []
  if (!parent) return fault('There is no such section. Choose one of the same course and term')
  if (parentId === section.sectionId) return fault('A section cannot be its own parent')
  if (parent.termId !== section.termId || parent.courseId !== section.courseId) {
    return fault('The parent must be a section of the same course in the same term')
  }
  return parent.parentId === undefined ? [] : fault('The parent has a parent itself. Choose that one')
}

/** What an event says of a section; pages ask for the rest. */
export const factsOfSection = ({ sectionId, termId, courseId, version }: Section) => ({
  sectionId,
  termId,
  courseId,
  version,
})

export const factsOfCourse = ({ courseId, title, version }: Course) => ({ courseId, title, version })

export interface Changed<R> {
  readonly after: R
  /** The fields that are other than before. */
  readonly changed: string[]
}

/** The record as wished, of the next version; null clears a field, what is not named stays. */
export function changedRecord<R extends { version: number }>(
  before: R,
  { version: _, ...wished }: Readonly<Record<string, unknown>> & { version: number },
): Changed<R> {
  const changed = Object.keys(wished).filter((field) => {
    const value = Reflect.get(wished, field)
    return value !== undefined && !isSame(value ?? undefined, Reflect.get(before, field))
  })
  const after = { ...before, version: before.version + 1 }
  for (const field of changed) {
    const value = Reflect.get(wished, field)
    if (value === null) Reflect.deleteProperty(after, field)
    if (value !== null) Reflect.set(after, field, value)
  }
  return { after, changed }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
