import { markRegister, readAttendance, readRegister, submitRegister } from '@matricula/contract/attendance'
import { register } from '@matricula/contract/enrolment'
import { MeetingId, StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { instructorOf } from '#testing/school.ts'

type State = 'present' | 'late' | 'absent' | 'excused'

/** One class, marked through two servers that each remember what they saw last. */
async function twoServers(students: number) {
  const room = await classroom({ students })
  const { sectionId, studentIds } = room
  const params = { sectionId, meetingId: MeetingId.parse('2027-01-11-1') }
  const here = room.teacher
  const there = room.asElsewhere(instructorOf(sectionId))
  const mark = (at: typeof here, place: number, state: State) =>
    at.call(markRegister, {
      params,
      body: { marks: [{ studentId: studentIds[place] ?? StudentId.parse('nobody'), state }] },
    })
  return { ...room, params, here, there, mark }
}

test('two servers that mark in turn lose nothing, and both tell how it stands', async () => {
  const { here, there, mark, params, office, studentIds } = await twoServers(4)
  await here.call(readRegister, { params })
  await there.call(readRegister, { params })
  await mark(here, 0, 'absent')
  await mark(there, 1, 'late')
  await mark(here, 2, 'excused')
  await mark(there, 0, 'present')
  const seen = await mark(here, 3, 'present')
  const states = studentIds.map((studentId) =>
    seen.body.marks.find((one: { studentId: StudentId }) => one.studentId === studentId),
  )
  expect(states.map((one) => one?.state)).toEqual(['present', 'late', 'excused', 'present'])
  const [first = StudentId.parse('nobody')] = studentIds
  const { body } = await office.call(readAttendance, { params: { studentId: first } })
  expect(body.items).toMatchObject([{ present: 1, absent: 0 }])
})

test('what another server has submitted changes for a reason only', async () => {
  const { here, there, mark, params } = await twoServers(2)
  await mark(here, 0, 'absent')
  await there.call(submitRegister, { params })
  expect(await mark(here, 0, 'late')).toMatchObject({ status: 409, body: { code: 'register.submitted' } })
})

test('a mark that another server has changed back is made again, not taken for done', async () => {
  const { here, there, mark, params } = await twoServers(1)
  await mark(here, 0, 'absent')
  await mark(there, 0, 'present')
  await mark(here, 0, 'absent')
  const { body } = await there.call(readRegister, { params })
  expect(body.marks).toMatchObject([{ state: 'absent' }])
})

test('whoever has just enrolled is marked, and whoever has dropped is not', async () => {
  const { here, mark, office, sectionId, termId, studentIds } = await twoServers(2)
  await mark(here, 0, 'present')
  const seat = (wish: 'enrol' | 'drop', studentId: StudentId) =>
    office.call(register, {
      params: { studentId },
      body: { termId, items: [{ wish, sectionIds: [sectionId] }] },
    })
  const [, second = StudentId.parse('nobody')] = studentIds
  await seat('drop', second)
  expect((await mark(here, 1, 'present')).status).toBe(400)
  await seat('enrol', second)
  expect((await mark(here, 1, 'late')).status).toBe(200)
})
