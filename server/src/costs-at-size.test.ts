import { markRegister, readEligibility, readRegister } from '@matricula/contract/attendance'
import { createCourse, createSection } from '@matricula/contract/catalogue'
import { listRoster, register } from '@matricula/contract/enrolment'
import { enterFinalGrades } from '@matricula/contract/finals'
import { createAssessment, enterMarks, readGradebook } from '@matricula/contract/grading'
import { MeetingId, StudentId } from '@matricula/contract/kernel'
import { readInbox } from '@matricula/contract/notices'
import { readRecord } from '@matricula/contract/records'
import { listStudents, readStudent } from '@matricula/contract/students'
import { expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { createIds } from '#platform/ids.ts'
import type { Change, Spent } from '#platform/store/store.ts'
import { type Classroom, classroom } from '#testing/classroom.ts'
import { studentActor } from '#testing/school.ts'
import { commitPacked } from './demo/commit-packed.ts'

const clerk = systemActor('test')
const givenNames = ['Ada', 'Grace', 'Mary', 'Alan', 'Sita', 'Arjun', 'Lakshmi', 'Omar', 'Zoë', 'Łukasz']

/** An institution around a class of forty: everyone else has finished a course elsewhere. */
async function institutionOf(count: number): Promise<Classroom> {
  const room = await classroom({ students: 40, ids: createIds() })
  const { students, enrolments, platform, office, termId } = room
  const { body: course } = await office.call(createCourse, {
    body: { subjectId: 'CS', number: '999', title: 'Elsewhere', credits: 3 },
  })
  const { body: section } = await office.call(createSection, {
    body: { termId, courseId: course.courseId, code: 'Z', capacity: count },
  })
  const [some] = await students.studentsOf(room.studentIds)
  if (!some) throw new RangeError('Somebody sits in the class')
  const fillers: Change[] = []
  for (let place = 0; place < count - 40; place += 1) {
    const student = {
      ...some,
      studentId: StudentId.parse(`filler-${String(place).padStart(6, '0')}`),
      rollNumber: `F${String(place).padStart(6, '0')}`,
      givenName: givenNames[place % givenNames.length] ?? 'Ada',
    }
    const writes = [
      ...students.admission(student).writes,
      ...enrolments.completion(student, [section], 'A').writes,
    ]
    fillers.push({ writes, events: [] })
  }
  await commitPacked(platform.store, clerk, fillers)
  return room
}

/** A grade that is written and not shown yet, as in the middle of a release. */
async function prepareGrade(room: Classroom, studentId: StudentId): Promise<void> {
  const { enrolments, platform, sectionId, clock } = room
  const member = (await enrolments.classOf(sectionId)).find((one) => one.studentId === studentId)
  if (!member) throw new RangeError('Somebody sits in the class')
  const graded = { grade: 'A', steps: [], at: clock.now() }
  await platform.store.commit(clerk, {
    writes: [enrolments.preparing(member, sectionId, graded)],
    events: [],
  })
}

/** What the daily operations cost, each after one like it has warmed what a server remembers. */
async function costsIn(room: Classroom): Promise<Record<string, Spent>> {
  const { platform, teacher, office, sectionId, termId, studentIds } = room
  const [first, second] = studentIds
  if (!first || !second) throw new RangeError('Somebody sits in the class')
  const me = room.as(studentActor(first))
  const other = room.as(studentActor(second))
  await prepareGrade(room, second)
  const { body: quiz } = await teacher.call(createAssessment, {
    params: { sectionId },
    body: { title: 'Quiz', outOf: 10, weight: 10 },
  })
  const everyone = <Entry>(entry: Entry) => studentIds.map((studentId) => ({ studentId, ...entry }))
  const seat = (wish: 'enrol' | 'drop', studentId: StudentId) =>
    office.call(register, {
      params: { studentId },
      body: { termId, items: [{ wish, sectionIds: [sectionId] }] },
    })
  const meeting = (day: string) => ({ sectionId, meetingId: MeetingId.parse(`2027-01-${day}-1`) })
  const markIn = { sectionId, assessmentId: quiz.assessmentId }

  /** Whoever marks has the page open, which was read. */
  const opened = async (): Promise<void> => {
    await teacher.call(readRegister, { params: meeting('13') })
    await teacher.call(readGradebook, { params: { sectionId } })
  }

  const operations: Record<string, (turn: number) => Promise<unknown>> = {
    'attendance of forty': (turn) =>
      teacher.call(markRegister, {
        params: meeting(turn === 0 ? '11' : '13'),
        body: { marks: everyone({ state: 'present' as const }) },
      }),
    'marks of forty': (turn) =>
      teacher.call(enterMarks, { params: markIn, body: { marks: everyone({ value: 5 + turn }) } }),
    'final grades of forty': (turn) =>
      teacher.call(enterFinalGrades, {
        params: { sectionId },
        body: { grades: everyone({ grade: turn === 0 ? 'A' : 'B' }) },
      }),
    'own record': () => me.call(readRecord, { params: { studentId: first } }),
    'own record while grades are released': () => other.call(readRecord, { params: { studentId: second } }),
    'own inbox': () => me.call(readInbox),
    'who is eligible': () => teacher.call(readEligibility, { params: { sectionId } }),
    'a page of the roster': () => teacher.call(listRoster, { params: { sectionId }, query: { limit: 20 } }),
    'a page of students': () => office.call(listStudents, { query: { limit: 20 } }),
    'students by a word of the name': () => office.call(listStudents, { query: { find: 'stud', limit: 20 } }),
    'one student': () => office.call(readStudent, { params: { studentId: second } }),
    'a drop': (turn) => seat('drop', turn === 0 ? first : second),
    'an enrolment': (turn) => seat('enrol', turn === 0 ? first : second),
  }
  const costs: Record<string, Spent> = {}
  for (const [name, operation] of Object.entries(operations)) {
    await operation(0)
    await opened()
    const spent = platform.store.meter()
    await operation(1)
    costs[name] = spent()
  }
  return costs
}

test('no operation costs more in an institution of a hundred thousand than in one of a thousand', {
  timeout: 300_000,
}, async () => {
  const small = await costsIn(await institutionOf(1000))
  const large = await costsIn(await institutionOf(100_000))
  expect(large).toEqual(small)
  expect(small['own record']?.trips).toBe(2)
  expect(small['own record while grades are released']?.trips).toBe(2)
  expect(small['attendance of forty']).toEqual({ trips: 1, reads: 0, writes: 8 })
  expect(small['marks of forty']).toEqual({ trips: 1, reads: 0, writes: 6 })
  process.stdout.write(
    `${Object.entries(large)
      .map(([name, { trips, reads, writes }]) => `${name}: ${trips} calls, ${reads} RRU, ${writes} WRU`)
      .join('\n')}\n`,
  )
})
