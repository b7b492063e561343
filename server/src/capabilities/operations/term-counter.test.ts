import { markRegister, submitRegister } from '@matricula/contract/attendance'
import { register } from '@matricula/contract/enrolment'
import { createAssessment, releaseAssessment } from '@matricula/contract/grading'
import { DepartmentId, MeetingId, type StudentId } from '@matricula/contract/kernel'
import { readTermStatistics } from '@matricula/contract/operations'
import { admitStudent } from '@matricula/contract/students'
import { expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { sumOf } from '#platform/store/count-events.ts'
import { type Classroom, classroom } from '#testing/classroom.ts'
import { giveFinalGrades } from '#testing/final-grades.ts'
import { registrar } from '#testing/school.ts'
import { gainIn } from './term-count-rules.ts'

const numbers = async ({ as, termId }: Classroom, actor: Actor = registrar, departmentId?: DepartmentId) =>
  await as(actor).call(readTermStatistics, {
    params: { termId },
    query: departmentId ? { departmentId } : {},
  })

async function asks(room: Classroom, studentId: StudentId, wish: 'enrol' | 'drop' | 'leave-waitlist') {
  const item =
    wish === 'enrol'
      ? { wish, sectionIds: [room.sectionId], orWait: true }
      : { wish, sectionIds: [room.sectionId] }
  await room.office.call(register, { params: { studentId }, body: { termId: room.termId, items: [item] } })
}

async function comes(room: Classroom, rollNumber: string): Promise<StudentId> {
  const body = { rollNumber, givenName: 'Late', programmeId: 'BSC-CS', cohort: '2026' }
  return (await room.office.call(admitStudent, { body })).body.studentId
}

test('a term counts who registered, dropped, waits and was given a seat, by department and by day', async () => {
  const room = await classroom({ students: 3 })
  const [first] = room.studentIds
  if (!first) throw new RangeError('Three sit in the class')
  const [late, later] = [await comes(room, 'R0008'), await comes(room, 'R0009')]
  await asks(room, late, 'enrol')
  await asks(room, later, 'enrol')
  await room.settle()
  expect((await numbers(room)).body).toMatchObject({ enrolled: 3, dropped: 0, waiting: 2 })
  await asks(room, first, 'drop')
  await asks(room, later, 'leave-waitlist')
  await room.settle()
  const { body } = await numbers(room)
  expect(body).toMatchObject({
    enrolled: 4,
    dropped: 1,
    waiting: 0,
    departments: [{ departmentId: 'CS', enrolled: 4, dropped: 1 }],
    days: [{ day: '2027-01-11', enrolled: 4, dropped: 1 }],
  })
})

test('registers, released marks and final grades are counted once each', async () => {
  const room = await classroom({ students: 3 })
  const { teacher, sectionId, studentIds } = room
  const ofSection = { params: { sectionId } }
  const meeting = { sectionId, meetingId: MeetingId.parse('2027-01-11-1') }
  await teacher.call(markRegister, {
    params: meeting,
    body: { marks: studentIds.map((studentId) => ({ studentId, state: 'present' as const })) },
  })
  await teacher.call(submitRegister, { params: meeting })
  const { body: quiz } = await teacher.call(createAssessment, {
    ...ofSection,
    body: { title: 'Quiz', outOf: 10, weight: 10 },
  })
  await teacher.call(releaseAssessment, { params: { sectionId, assessmentId: quiz.assessmentId } })
  const letters = ['A', 'A', 'F']
  await giveFinalGrades(room, (place) => letters[place] ?? 'A')
  await room.settle()
  const { body } = await numbers(room)
  expect(body).toMatchObject({ registers: 1, assessments: 1 })
  expect(body.grades.toSorted((one, other) => (one.letter < other.letter ? -1 : 1))).toEqual([
    { letter: 'A', count: 2 },
    { letter: 'F', count: 1 },
  ])
})

test('what is told twice is counted once', async () => {
  const room = await classroom({ students: 2 })
  await room.settle()
  const before = (await numbers(room)).body
  const told = room.capabilities['operations']?.listeners.find(({ name }) => name.includes('term-counts'))
  await told?.hear(room.events.filter(({ name }) => told.events.includes(name)))
  expect((await numbers(room)).body).toEqual(before)
  expect(before.enrolled).toBe(2)
})

test('a registrar of a department reads that department alone', async () => {
  const room = await classroom({ students: 2 })
  await room.settle()
  const id = DepartmentId.parse('CS')
  const ofDepartment: Actor = {
    ...registrar,
    grants: [{ role: 'registrar', scope: { kind: 'department', id } }],
  }
  expect((await numbers(room, ofDepartment)).status).toBe(403)
  expect((await numbers(room, ofDepartment, DepartmentId.parse('MATH'))).status).toBe(403)
  expect((await numbers(room, ofDepartment, id)).body).toMatchObject({
    enrolled: 2,
    days: [],
    departments: [{ departmentId: 'CS' }],
  })
})

test('one get, and one write for all that is heard at once', async () => {
  const room = await classroom({ students: 20 })
  await room.settle()
  const spent = room.platform.store.meter()
  await numbers(room)
  expect(spent().trips).toBe(1)
})

test('gains add up whatever their order, and what comes to nothing is left out', () => {
  const gains = [gainIn({ waiting: 1 }, 'CS'), gainIn({ waiting: -1, enrolled: 1 }, 'CS', '2027-01-11')]
  expect(sumOf(gains)).toEqual({ enrolled: 1, 'CS|enrolled': 1, '2027-01-11|enrolled': 1 })
  expect(sumOf(gains.toReversed())).toEqual(sumOf(gains))
})
