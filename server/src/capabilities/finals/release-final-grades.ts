import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import { gradeReleased, gradesMoved } from '@matricula/contract/finals'
import type { SectionId, StudentId } from '@matricula/contract/kernel'
import { type ClassMember, isPass } from '#capabilities/enrolment/index.ts'
import { ruleOf } from '#capabilities/records/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { packed } from '#platform/store/packed.ts'
import { explaining, lookAgain, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Change } from '#platform/store/store.ts'
import { placeInChain } from './change-rules.ts'
import { dueAfter, lapseGradeOf } from './incomplete-rules.ts'
import type { Needs } from './needs.ts'

const releasing = systemActor('final-grades')
/** A transaction holds a hundred writes and events. */
const heaviest = 90

/**
 * Puts posted grades on the records, some students in each transaction. It begins anew wherever it was interrupted:
 * whoever has the grade already is passed over.
 */
export const createReleaseListener = (needs: Needs): Listener => ({
  name: 'final-grades-release',
  events: [gradesMoved.eventName],
  async hear(events) {
    for (const event of events) {
      const { sectionId, state } = gradesMoved.facts.parse(event.facts)
      if (state === 'releasing') await retryWhenStale(() => release(needs, sectionId))
    }
  },
})

async function release(needs: Needs, sectionId: SectionId): Promise<void> {
  const { store, catalogue, finals } = needs
  const section = await catalogue.section(sectionId)
  const roster = await finals.roster(sectionId, section.termId)
  if (roster.state !== 'releasing') return
  const posted = await finals.posted(sectionId)
  const grades = new Map(posted?.grades.map(({ studentId, grade }) => [studentId, grade]))
  for (const change of packed(await changesFor(needs, section, grades), heaviest)) {
    // Where somebody has left or finished meanwhile, everything is looked at again.
    await explaining(store.commit(releasing, change), { left: lookAgain })
  }
  await store.commit(releasing, {
    writes: [finals.move(roster, { state: 'released' })],
    events: [
      gradesMoved({ sectionId, termId: section.termId, label: sectionLabel(section), state: 'released' }),
    ],
  })
}

/** Of everyone who sits in the section and has a grade: the enrolment ends, in its other parts as well. */
async function changesFor(
  { clock, enrolments, finals, catalogue, records }: Needs,
  section: Section,
  grades: ReadonlyMap<StudentId, string | undefined>,
): Promise<Change[]> {
  const { sectionId, termId, courseId, courseTitle, code } = section
  const members = await enrolments.classOf(sectionId)
  const parts = await otherParts({ catalogue, enrolments, finals }, section)
  const at = clock.now()
  const { endsOn } = await catalogue.term(termId)
  const scheme = await records.schemeOn(endsOn)
  return members.flatMap((member): Change[] => {
    const { studentId } = member
    const grade = grades.get(studentId)
    if (member.state !== 'enrolled' || grade === undefined) return []
    const waits = ruleOf(scheme, grade)?.kind === 'incomplete'
    const dueOn = dueAfter(endsOn)
    const first = { step: 'posted', grade, result: grade, at, ...(waits && { dueOn }) }
    const ended = [member, ...(parts.get(studentId) ?? [])]
    return [
      {
        writes: [
          ...ended.map((one) => enrolments.finishing(one, { grade, steps: [first], at })),
          finals.link({ ...first, studentId, termId, sectionId, place: placeInChain(1), by: releasing.name }),
          ...(isPass(grade) ? [enrolments.passing(studentId, [courseId])] : []),
          ...(waits
            ? [
                finals.newIncomplete({
                  sectionId,
                  termId,
                  courseId,
                  courseTitle,
                  code,
                  studentId,
                  studentName: member.name,
                  grade,
                  dueOn,
                  lapsesTo: lapseGradeOf(scheme),
                  extensions: [],
                  version: 1,
                }),
              ]
            : []),
        ],
        events: [gradeReleased({ studentId, sectionId, termId, courseTitle })],
      },
    ]
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
