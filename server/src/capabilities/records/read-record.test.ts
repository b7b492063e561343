import { markRegister } from '@matricula/contract/attendance'
import { createAssessment, enterMarks, releaseAssessment } from '@matricula/contract/grading'
import { StudentId, TermId } from '@matricula/contract/kernel'
import { proveAverage, readRecord } from '@matricula/contract/records'
import { expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { classroom } from '#testing/classroom.ts'
import { studentActor } from '#testing/school.ts'

async function oneStudent() {
  const room = await classroom({ students: 2 })
  const [studentId = StudentId.parse('nobody'), other = StudentId.parse('nobody')] = room.studentIds
  const me = room.as(studentActor(studentId))
  const read = () => me.call(readRecord, { params: { studentId } })
  return { ...room, studentId, other, me, read }
}

test('a mark is on the record once it is released, and not before', async () => {
  const { teacher, sectionId, studentId, read } = await oneStudent()
  const made = await teacher.call(createAssessment, {
    params: { sectionId },
    body: { title: 'Midterm', outOf: 50, weight: 30 },
  })
  const params = { sectionId, assessmentId: made.body.assessmentId }
  await teacher.call(enterMarks, { params, body: { marks: [{ studentId, value: 41 }] } })
  expect(JSON.stringify((await read()).body)).not.toMatch(/Midterm|41/)
  await teacher.call(releaseAssessment, { params })
  expect((await read()).body.terms[0]?.courses[0]?.marks).toMatchObject([
    { title: 'Midterm', outOf: 50, weight: 30, value: 41 },
  ])
})

test('the record tells terms, credits and attendance', async () => {
  const { teacher, sectionId, studentId, read } = await oneStudent()
  const params = { sectionId, meetingId: '2027-01-11-1' }
  await teacher.call(markRegister, { params, body: { marks: [{ studentId, state: 'late' }] } })
  expect((await read()).body).toMatchObject({
    creditsCompleted: 0,
    terms: [
      {
        termId: '2027S',
        title: 'Spring 2027',
        credits: 4,
        courses: [{ courseTitle: 'Algorithms', state: 'enrolled', attendance: { late: 1, present: 0 } }],
      },
    ],
  })
})

test('nobody reads the record of another student', async () => {
  const { me, other, teacher } = await oneStudent()
  expect((await me.call(readRecord, { params: { studentId: other } })).status).toBe(403)
  expect((await teacher.call(readRecord, { params: { studentId: other } })).status).toBe(403)
})

test('a student who is not there has no record', async () => {
  const { office } = await oneStudent()
  const asked = await office.call(readRecord, { params: { studentId: 'stranger' } })
  expect(asked).toMatchObject({ status: 404, body: { code: 'item.missing' } })
})

test('the whole record is two round trips, marks and attendance included', async () => {
  const { platform, teacher, sectionId, studentId, read } = await oneStudent()
  const made = await teacher.call(createAssessment, {
    params: { sectionId },
    body: { title: 'Quiz', outOf: 10, weight: 10 },
  })
  const params = { sectionId, assessmentId: made.body.assessmentId }
  await teacher.call(enterMarks, { params, body: { marks: [{ studentId, value: 9 }] } })
  await read()
  await teacher.call(releaseAssessment, { params })
  // What has just been released is not missed, though this server did not know of it.
  expect((await read()).body.terms[0]?.courses[0]?.marks).toMatchObject([{ value: 9 }])
  const spent = platform.store.meter()
  expect((await read()).body.terms[0]?.courses[0]?.marks).toMatchObject([{ value: 9 }])
  expect(spent().trips).toBe(2)
})

test('a posted grade has an average, and the average has a proof', async () => {
  const { platform, enrolments, students, catalogue, other, office, termId, sectionId } = await oneStudent()
  const absent = StudentId.parse('newcomer')
  const student = { ...(await students.student(other)), studentId: absent, rollNumber: 'R9' }
  await platform.store.commit(systemActor('test'), students.admission(student))
  const completion = enrolments.completion(student, [await catalogue.section(sectionId)], 'B+')
  await platform.store.commit(systemActor('test'), completion)
  const { body } = await office.call(readRecord, { params: { studentId: absent } })
  expect(body.terms[0]).toMatchObject({
    term: { average: { text: '3.30', value: 3300, quality: 52_800, quarters: 16 }, attempted: 4, earned: 4 },
    cumulative: { average: { text: '3.30' } },
    courses: [{ grade: 'B+', counted: { reason: 'counted', points: 3300, cumGpa: true } }],
  })
  const query = { termId }
  const proof = await office.call(proveAverage, { params: { studentId: absent }, query })
  expect(proof.body).toMatchObject({
    of: 'cumulative',
    totals: { average: { text: '3.30' } },
    lines: [{ courseTitle: 'Algorithms', credits: 4, counts: true }],
  })
})

test('there is no proof of a term in which nothing was taken', async () => {
  const { office, studentId } = await oneStudent()
  const query = { termId: TermId.parse('1999S') }
  const asked = await office.call(proveAverage, { params: { studentId }, query })
  expect(asked).toMatchObject({ status: 404, body: { code: 'item.missing' } })
})
