import type { Meeting } from '@matricula/contract/catalogue'
import type { CourseId, DepartmentId, SubjectId, TermId } from '@matricula/contract/kernel'
import type { NewStudent, Programme, Student } from '@matricula/contract/students'
import type { z } from 'zod'

/** A record that a file mentions in passing: made where there is none, never changed. */
interface InPassing {
  readonly inPassing: boolean
}

export interface ProgrammeWish extends InPassing {
  readonly of: 'programme'
  readonly programme: Programme
}

/** Only the fields that the row has; a blank cell leaves a student as he or she is. */
export interface StudentWish extends InPassing {
  readonly of: 'student'
  readonly student: Omit<z.output<typeof NewStudent>, 'status'> & {
    readonly status?: Student['status'] | undefined
  }
}

export interface TermWish extends InPassing {
  readonly of: 'term'
  readonly termId: TermId
  readonly title: string
}

export interface SubjectWish extends InPassing {
  readonly of: 'subject'
  readonly subjectId: SubjectId
  readonly title: string
  readonly departmentId: DepartmentId
}

export interface CourseFields {
  readonly title: string
  readonly credits: number
  readonly creditsAtMost?: number | undefined
  readonly description?: string | undefined
  readonly requires?: readonly CourseId[] | undefined
  readonly requirementText?: string | undefined
}

export interface CourseWish extends InPassing {
  readonly of: 'course'
  readonly courseId: CourseId
  readonly subjectId: SubjectId
  readonly number: string
  readonly course: CourseFields
}

export interface SectionFields {
  readonly title?: string | undefined
  readonly component?: string | undefined
  readonly configuration?: string | undefined
  readonly part?: string | undefined
  readonly credits?: number | undefined
  readonly creditsAtMost?: number | undefined
  readonly meetings?: readonly Meeting[] | undefined
  readonly state?: 'open' | 'closed' | 'cancelled' | undefined
  readonly note?: string | undefined
}

export interface SectionWish extends InPassing {
  readonly of: 'section'
  readonly termId: TermId
  readonly courseId: CourseId
  readonly code: string
  readonly section: SectionFields
  readonly capacity?: number | undefined
  /** What a new section gets where the file says nothing of seats. */
  readonly capacityIfNew: number
  /** The code of the parent, a section of the same course. */
  readonly parentCode?: string | undefined
  /** Sign-in names of those who teach it. */
  readonly instructors?: readonly string[] | undefined
}

export interface EnrolmentWish extends InPassing {
  readonly of: 'enrolment'
  readonly rollNumber: string
  readonly termId: TermId
  readonly courseId: CourseId
  /** A lecture and its laboratory are taken together. */
  readonly codes: readonly string[]
  readonly state: 'enrolled' | 'completed'
  readonly grade?: string | undefined
}

/** How many of a section had each grade, in a term that is over. */
export interface DistributionWish extends InPassing {
  readonly of: 'distribution'
  readonly termId: TermId
  readonly courseId: CourseId
  readonly code: string
  readonly schemeId: string
  readonly counts: Readonly<Record<string, number>>
  readonly instructor?: string | undefined
  readonly published?: string | undefined
}

/** What a row asks for, in our words, before anyone has looked at what there is. */
export type Wish =
  | ProgrammeWish
  | StudentWish
  | TermWish
  | SubjectWish
  | CourseWish
  | SectionWish
  | EnrolmentWish
  | DistributionWish

const names: { readonly [Of in Wish['of']]: (wish: Extract<Wish, { of: Of }>) => string } = {
  programme: ({ programme }) => programme.programmeId,
  student: ({ student }) => student.rollNumber,
  term: ({ termId }) => termId,
  subject: ({ subjectId }) => subjectId,
  course: ({ courseId }) => courseId,
  section: ({ termId, courseId, code }) => `${termId} ${courseId} ${code}`,
  distribution: ({ termId, courseId, code }) => `${termId} ${courseId} ${code}`,
  enrolment: ({ rollNumber, termId, courseId }) => `${rollNumber} ${termId} ${courseId}`,
}

/** Two wishes with one name are about one record. */
export const nameOf = (wish: Wish): string => `${wish.of} ${nameWithin(wish)}`

const nameWithin = <Of extends Wish['of']>(wish: Extract<Wish, { of: Of }>): string => names[wish.of](wish)
