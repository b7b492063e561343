import type { CourseId, GradeChangeId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { type ClassMember, isPass } from '#capabilities/enrolment/index.ts'
import type { Write } from '#platform/store/write.ts'
import { placeInChain } from './change-rules.ts'
import type { Needs } from './needs.ts'

/** What becomes of a grade that stood on the record. */
interface NewGrade {
  readonly studentId: StudentId
  readonly termId: TermId
  readonly sectionId: SectionId
  readonly courseId: CourseId
  /** The name of the step in the chain. */
  readonly kind: string
  readonly from?: string | undefined
  readonly to: string
  readonly result: string
  readonly changeId?: GradeChangeId
}

/** The new grade on the record, in every part of the course that carried the old one. */
export async function recording(
  { enrolments, finals }: Needs,
  { studentId, termId, sectionId, courseId, kind, to, result, changeId, from }: NewGrade,
  { by, at }: { by: string; at: string },
): Promise<Write[]> {
  const all = await enrolments.enrolmentsOf(studentId)
  const own = all.find((one) => one.sectionId === sectionId)
  const chain = own?.gradeSteps ?? []
  const step = { step: kind, grade: to, result, at }
  const steps = [...chain, step]
  const link = finals.link({
    ...step,
    studentId,
    termId,
    sectionId,
    place: placeInChain(chain.length + 1),
    by,
    ...(changeId && { changeId }),
  })
  if (own?.state === 'enrolled') {
    const member = (await enrolments.classOf(sectionId)).find((one) => one.studentId === studentId)
    return [...finished(enrolments, member, { grade: result, steps, at }), link, ...passed(result)]
  }
  const parts = all.filter((one) => one.termId === termId && one.courseId === courseId && one.grade === from)
  const others = all.filter((one) => one.courseId === courseId && one.termId !== termId)
  return [
    ...parts.map((part) => enrolments.regrading(part, from ?? '', { grade: result, steps })),
    link,
    ...passed(
      result,
      others.some(({ state, grade }) => state === 'completed' && isPass(grade)),
    ),
  ]

  function passed(grade: string, passedBefore = false): Write[] {
    if (isPass(grade)) return [enrolments.passing(studentId, [courseId])]
    return passedBefore ? [] : [enrolments.notPassing(studentId, [courseId])]
  }
}

const finished = (
  enrolments: Needs['enrolments'],
  member: ClassMember | undefined,
  graded: Parameters<Needs['enrolments']['finishing']>[1],
): Write[] => (member ? [enrolments.finishing(member, graded)] : [])
