import { createCourse, createSection } from '@matricula/contract/catalogue'
import { listHolds } from '@matricula/contract/enrolment'
import { type GradeChangeKind, gradeReleased } from '@matricula/contract/finals'
import { StudentId } from '@matricula/contract/kernel'
import {
  commitStandingRun,
  decideStandingReview,
  listStandingReviews,
  listStandingRows,
  readStandingRun,
  readStandings,
  type StandingOutcome,
  type StandingReview,
  startStandingRun,
} from '@matricula/contract/standing'
import { systemActor } from '#platform/actor.ts'
import { remove } from '#platform/store/write.ts'
import { classroom } from '#testing/classroom.ts'
import { studentActor } from '#testing/school.ts'

const clerk = systemActor('test')

export type AfterTerm = Awaited<ReturnType<typeof afterTerm>>

/** A class of as many as there are grades; each has that grade in two courses of four credits, or none where it is empty. */
export async function afterTerm(grades: readonly string[]) {
  const room = await classroom({ students: grades.length })
  const { office, termId, catalogue, enrolments, platform, students } = room
  const sections = await Promise.all(
    ['401', '402'].map(async (number) => {
      const { body: course } = await office.call(createCourse, {
        body: { subjectId: 'CS', number, title: `Course ${number}`, credits: 4 },
      })
      const { body: section } = await office.call(createSection, {
        body: { termId, courseId: course.courseId, code: 'A', capacity: 90 },
      })
      return await catalogue.section(section.sectionId)
    }),
  )
  const people = await students.studentsOf(room.studentIds)
  const give = async (place: number, grade: string) => {
    const student = people[place]
    if (!student) throw new RangeError('There is nobody at that place')
    const courses = sections.map((section) => ({ sections: [section], grade }))
    await platform.store.commit(clerk, enrolments.completions(student, courses))
    return student.studentId
  }
  for (const [place, grade] of grades.entries()) if (grade !== '') await give(place, grade)
  /** As a section that is released late, or a grade that is changed, of one student. */
  const release = async (place: number, grade: string, kind?: GradeChangeKind) => {
    const studentId = await give(place, grade)
    const { sectionId } = room
    const told = gradeReleased({ studentId, sectionId, termId, courseTitle: 'Course', ...(kind && { kind }) })
    await platform.store.commit(clerk, { writes: [], events: [told] })
    await room.settle()
  }
  const reviews = async () => (await office.call(listStandingReviews, {})).body.items
  /** What is decided is what was seen. */
  const decide = (
    { studentId, kind, version }: Pick<StandingReview, 'studentId' | 'kind' | 'version'>,
    decision: { readonly outcome?: StandingOutcome; readonly note: string },
  ) =>
    office.call(decideStandingReview, { params: { studentId, termId, kind }, body: { version, ...decision } })
  const params = { termId }
  const run = async () => (await office.call(readStandingRun, { params })).body.run
  const found = async (outcome: StandingOutcome) =>
    (await office.call(listStandingRows, { params, query: { outcome } })).body.items
  const work = async (route: typeof startStandingRun) => {
    const answer = await office.call(route, { params })
    await room.standing.settled()
    return answer
  }
  const standings = async (studentId: StudentId) =>
    (await room.as(studentActor(studentId)).call(readStandings, { params: { studentId } })).body
  const [first = StudentId.parse('nobody'), second = StudentId.parse('nobody')] = room.studentIds
  const committed = async () => {
    await work(startStandingRun)
    await work(commitStandingRun)
  }
  /** As a crash between two transactions leaves it; `standingsOf` is somebody whom the commit had not reached. */
  const forgetCommitted = async ({ standingsOf }: { readonly standingsOf?: StudentId } = {}) => {
    const { store } = platform
    const begun = await run()
    if (!begun) throw new RangeError('There is no run')
    const key = { table: 'events', pk: `STANDINGS#${termId}`, sk: 'RUN' } as const
    await store.bump(key, { set: { state: 'committing', aliveAt: room.clock.millis() - 60_000 } })
    for (const studentId of standingsOf ? [standingsOf] : room.studentIds) {
      const row = { table: 'events', pk: `STANDINGS#${begun.jobId}`, sk: `ROW#${studentId}` } as const
      await store.bump(row, { set: { committed: false } })
    }
    if (standingsOf)
      await store.commit(clerk, {
        writes: [remove({ table: 'enrolments', pk: `STU#${standingsOf}`, sk: 'STAND' })],
        events: [],
      })
  }
  const holds = (studentId: StudentId) => office.call(listHolds, { params: { studentId } })
  return {
    ...room,
    params,
    run,
    found,
    work,
    standings,
    give,
    release,
    reviews,
    decide,
    committed,
    forgetCommitted,
    holds,
    first,
    second,
  }
}
