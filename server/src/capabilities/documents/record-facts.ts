import type { DocumentScheme } from '@matricula/contract/documents'
import type { AcademicRecord, CountReason, RecordCourse } from '@matricula/contract/records'
import type { Student } from '@matricula/contract/students'
import type { z } from 'zod'
import { isEligible } from '#capabilities/attendance/index.ts'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Records } from '#capabilities/records/index.ts'
import { decimal, type RecordFacts, type RecordLine } from './snapshot-rules.ts'

interface Needs {
  readonly records: Pick<Records, 'recordOf'>
  readonly catalogue: Pick<Catalogue, 'terms'>
}

export type RecordFactsOf = (student: Student) => Promise<RecordFacts>

const statuses: Readonly<Record<Student['status'], string>> = {
  active: 'Enrolled',
  leave: 'On leave',
  graduated: 'Graduated',
  withdrawn: 'Withdrawn',
}

/** The record of a student as documents need it: every number written out, every reason in words. */
export const createRecordFactsOf =
  ({ records, catalogue }: Needs): RecordFactsOf =>
  async (student) => {
    const [record, terms] = await Promise.all([records.recordOf(student.studentId), catalogue.terms()])
    const present = new Set<string>(record.terms.map(({ termId }) => termId))
    const { average } = record.totals
    return {
      lines: record.terms.flatMap(({ courses, attendanceStanding }) =>
        courses
          .filter(isShown)
          .map((course) =>
            lineOf(course, suffices(course.attendanceStanding) && suffices(attendanceStanding)),
          ),
      ),
      terms: terms.filter(({ termId }) => present.has(termId)),
      averages: new Map(
        record.terms.map(({ termId, term, cumulative }) => [
          termId,
          { term: term.average?.text, cumulative: cumulative.average?.text },
        ]),
      ),
      averageNames: record.scheme.names,
      status: statuses[student.status],
      scheme: schemeOf(record.scheme),
      ...(average && { average: average.text }),
    }
  }

/** A laboratory that belongs to a lecture is a part of one course, and is not printed twice. */
const isShown = ({ counted }: RecordCourse): boolean => counted.reason !== 'part'

const remarks: Partial<Record<z.infer<typeof CountReason>, string>> = {
  replaced: 'repeated, replaced by a later attempt',
  averaged: 'repeated, averaged',
  'part-of-average': 'repeated, averaged',
  transfer: 'transferred',
  audit: 'audited',
  'pass-fail': 'not in the average',
}

/** Where nothing was counted there is nothing to hold against anybody. */
const suffices = (standing: RecordCourse['attendanceStanding']): boolean =>
  standing === undefined || isEligible(standing)

function lineOf(
  { courseId, courseTitle, credits, grade, state, termId, counted }: RecordCourse,
  admitted: boolean,
): RecordLine {
  const remark = remarks[counted.reason]
  return {
    termId,
    code: courseId,
    title: courseTitle,
    credits: decimal(Math.round(credits * 1000)),
    finished: state === 'completed',
    earned: Math.round(counted.earned * 1000),
    admitted,
    ...(grade !== undefined && { grade }),
    ...(counted.points !== undefined && { points: decimal(counted.points) }),
    ...(remark !== undefined && { remark }),
  }
}

type Rule = AcademicRecord['scheme']['grades'][number]

const schemeOf = ({ title, grades }: AcademicRecord['scheme']): DocumentScheme => ({
  title,
  grades: grades.map((rule) => ({
    grade: rule.letter,
    ...(rule.inGpa && { points: decimal(rule.points) }),
    meaning: meaningOf(rule),
  })),
})

const meanings: Partial<Record<Rule['kind'], string>> = {
  absent: 'Absent',
  incomplete: 'Incomplete',
  withdrawn: 'Withdrawn',
  audit: 'Audited',
  transfer: 'Transferred',
}

const meaningOf = ({ kind, passes, inGpa }: Rule): string =>
  meanings[kind] ?? `${passes ? 'Pass' : 'Fail'}${inGpa ? '' : ', not in the average'}`
