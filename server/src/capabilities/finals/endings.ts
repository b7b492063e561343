import type { Section } from '@matricula/contract/catalogue'
import type { GradeStep } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import type { ClassMember } from '#capabilities/enrolment/index.ts'
import { ruleOf } from '#capabilities/records/index.ts'
import { dueAfter, lapseGradeOf } from './incomplete-rules.ts'
import type { Needs } from './needs.ts'

/** What becomes of one student who sits in the section and has a grade. */
export interface Ending {
  readonly member: ClassMember
  /** In the section, and in the other parts of the course. */
  readonly ended: readonly ClassMember[]
  readonly first: GradeStep
  readonly lapsesTo: string
}

/** Of everyone whose grade is posted and not on the record yet. */
export async function endingsOf(needs: Needs, section: Section, at: string): Promise<Ending[]> {
  const { enrolments, finals, catalogue, records } = needs
  const [posted, members, parts, { endsOn }] = await Promise.all([
    finals.posted(section.sectionId),
    enrolments.classOf(section.sectionId),
    otherParts(needs, section),
    catalogue.term(section.termId),
  ])
  const grades = new Map(posted?.grades.map(({ studentId, grade }) => [studentId, grade]))
  const scheme = await records.schemeOn(endsOn)
  const lapsesTo = lapseGradeOf(scheme)
  return members.flatMap((member): Ending[] => {
    const grade = grades.get(member.studentId)
    if (member.state !== 'enrolled' || grade === undefined) return []
    const waits = ruleOf(scheme, grade)?.kind === 'incomplete'
    const first = { step: 'posted', grade, result: grade, at, ...(waits && { dueOn: dueAfter(endsOn) }) }
    return [{ member, ended: [member, ...(parts.get(member.studentId) ?? [])], first, lapsesTo }]
  })
}

/** The laboratory of a lecture ends with the lecture, unless it is graded by itself. */
async function otherParts(
  { catalogue, enrolments, finals }: Pick<Needs, 'catalogue' | 'enrolments' | 'finals'>,
  { termId, courseId, part, configuration }: Section,
): Promise<Map<StudentId, ClassMember[]>> {
  const siblings = (await catalogue.sectionsOfCourse(termId, courseId)).filter(
    (one) => one.configuration === configuration && one.part !== part,
  )
  const found = await Promise.all(
    siblings.map(async ({ sectionId }) => {
      const own = await finals.roster(sectionId, termId)
      return own.version > 0 ? [] : await enrolments.classOf(sectionId)
    }),
  )
  const byStudent = new Map<StudentId, ClassMember[]>()
  for (const member of found.flat().filter(({ state }) => state === 'enrolled')) {
    byStudent.set(member.studentId, [...(byStudent.get(member.studentId) ?? []), member])
  }
  return byStudent
}
