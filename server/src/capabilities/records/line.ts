import type { Term } from '@matricula/contract/catalogue'
import type { Enrolment } from '@matricula/contract/enrolment'
import type { Counted, GradeScheme } from '@matricula/contract/records'

/** A section that was taken, with its term and the scheme that its grade is read by. */
export interface Taken {
  readonly enrolment: Enrolment
  readonly term: Pick<Term, 'termId' | 'title' | 'startsOn'>
  readonly scheme: GradeScheme
}

export interface Line extends Taken {
  readonly counted: Counted
}
