import {
  addMeeting,
  cancelMeeting,
  listMeetings,
  markRegister,
  readAttendance,
  readEligibility,
  readRegister,
  resumeMeeting,
} from '@matricula/contract/attendance'
import { MeetingId, StudentId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { instructorOf, studentActor } from '#testing/school.ts'

const thursday = { date: '2027-01-14', start: 600, end: 650, room: 'C05' }

async function extra() {
  const room = await classroom({ students: 2 })
  const params = { sectionId: room.sectionId }
  const add = (more = {}) => room.teacher.call(addMeeting, { params, body: { ...thursday, ...more } })
  const of = (meetingId: string) => ({ ...params, meetingId: MeetingId.parse(meetingId) })
  const [first = StudentId.parse('nobody')] = room.studentIds
  const ahead = async () => {
    const { body } = await room.teacher.call(readEligibility, { params })
    return body.lines[0]?.standing.remaining
  }
  return { ...room, params, add, of, first, ahead }
}

describe('an extra meeting', () => {
  test('is a meeting like others: listed in its place, marked and counted', async () => {
    const { add, teacher, params, of, first, office } = await extra()
    const { status, body } = await add()
    expect([status, body.meetingId]).toEqual([201, '2027-01-14-x1000-1050'])
    const { body: list } = await teacher.call(listMeetings, { params })
    expect(list.items.slice(0, 3)).toMatchObject([
      { date: '2027-01-11', extra: false },
      { date: '2027-01-13', extra: false },
      { date: '2027-01-14', start: 600, end: 650, room: 'C05', extra: true, state: 'open' },
    ])
    const marks = [{ studentId: first, state: 'duty' as const }]
    const marked = await teacher.call(markRegister, { params: of(body.meetingId), body: { marks } })
    expect(marked.body).toMatchObject({ marks: [{ state: 'duty' }], room: 'C05', version: 2 })
    const tally = await office.call(readAttendance, { params: { studentId: first } })
    expect(tally.body.items).toMatchObject([{ duty: 1, present: 0, medical: 0 }])
  })

  test.each([
    ['a day outside the term', { date: '2027-06-01' }, 'date'],
    ['an hour of the timetable', { date: '2027-01-13', start: 560, end: 600 }, 'start'],
    ['an end before the beginning', { start: 600, end: 600 }, 'end'],
  ])('on %s is refused by name', async (_, more, field) => {
    const { add } = await extra()
    expect(await add(more)).toMatchObject({ status: 400, body: { fields: [{ field }] } })
  })

  test('is added once, by those who teach', async () => {
    const { add, as, params } = await extra()
    await add()
    expect(await add()).toMatchObject({ status: 400, body: { fields: [{ field: 'start' }] } })
    const stranger = as(instructorOf('elsewhere'))
    expect((await stranger.call(addMeeting, { params, body: thursday })).status).toBe(403)
  })

  test('that nobody has added is no meeting, whatever its id says', async () => {
    const { teacher, of, first } = await extra()
    const params = of('2027-01-15-x1000-1050')
    expect((await teacher.call(readRegister, { params })).status).toBe(404)
    const body = { marks: [{ studentId: first, state: 'present' as const }] }
    expect(await teacher.call(markRegister, { params, body })).toMatchObject({
      status: 404,
      body: { code: 'register.not-held' },
    })
  })

  test('and one that is not held are seen ahead', async () => {
    const { add, ahead, teacher, of } = await extra()
    const before = (await ahead()) ?? 0
    const { body } = await add()
    expect(await ahead()).toBe(before + 1)
    const reason = 'The teacher is ill'
    await teacher.call(cancelMeeting, { params: of('2027-01-13-1'), body: { reason } })
    expect(await ahead()).toBe(before)
    await teacher.call(cancelMeeting, { params: of(body.meetingId), body: { reason } })
    expect(await ahead()).toBe(before - 1)
    await teacher.call(resumeMeeting, { params: of('2027-01-13-1') })
    expect(await ahead()).toBe(before)
  })
})

test('every state moves its own count, whatever it was before', async () => {
  const { teacher, of, first, as } = await extra()
  for (const state of ['medical', 'duty', 'absent', 'medical'] as const)
    await teacher.call(markRegister, {
      params: of('2027-01-11-1'),
      body: { marks: [{ studentId: first, state }] },
    })
  const own = await as(studentActor(first)).call(readAttendance, { params: { studentId: first } })
  expect(own.body.items).toMatchObject([{ present: 0, late: 0, absent: 0, excused: 0, duty: 0, medical: 1 }])
})
