import {
  addMeeting,
  askLeave,
  cancelMeeting,
  decideLeave,
  listLeaves,
  markRegister,
  type NewLeave,
  readRegister,
  submitRegister,
  watchLeaves,
  withdrawLeave,
} from '@matricula/contract/attendance'
import { LeaveId, MeetingId, StudentId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { classroom } from '#testing/classroom.ts'
import { studentActor } from '#testing/school.ts'

const illness: z.input<typeof NewLeave> = {
  kind: 'medical',
  from: '2027-01-13',
  to: '2027-01-21',
  reason: 'Hospital',
}

/** The class meets on Mondays and Wednesdays: the 11th, 13th, 20th, 25th; the 18th is a holiday. */
async function asking() {
  const room = await classroom({ students: 2 })
  const [first = StudentId.parse('nobody'), second = StudentId.parse('nobody')] = room.studentIds
  const me = room.as(studentActor(first))
  const ask = (more = {}) =>
    me.call(askLeave, { params: { studentId: first }, body: { ...illness, ...more } })
  const decide = (leaveId: string, decision: 'approved' | 'refused', note?: string) =>
    room.office.call(decideLeave, {
      params: { studentId: first, leaveId: LeaveId.parse(leaveId) },
      body: { decision, ...(note && { note }) },
    })
  const at = (meetingId: string) => ({ sectionId: room.sectionId, meetingId: MeetingId.parse(meetingId) })
  const stateAt = async (meetingId: string) => {
    const { body } = await room.teacher.call(readRegister, { params: at(meetingId) })
    return body.marks.find(({ studentId }) => studentId === first)?.state
  }
  return { ...room, first, second, me, ask, decide, at, stateAt }
}

test('leave that is approved marks the days to come, and nobody else', async () => {
  const { ask, decide, settle, stateAt, office, teacher, at } = await asking()
  const { status, body } = await ask()
  expect([status, body.state]).toEqual([201, 'asked'])
  expect((await office.call(watchLeaves, {})).body.items).toMatchObject([
    { studentName: 'Student0001', reason: 'Hospital' },
  ])
  expect((await decide(body.leaveId, 'approved')).body).toMatchObject({ state: 'approved' })
  await settle()
  expect([
    await stateAt('2027-01-11-1'),
    await stateAt('2027-01-13-1'),
    await stateAt('2027-01-20-1'),
    await stateAt('2027-01-25-1'),
  ]).toEqual([undefined, 'medical', 'medical', undefined])
  const { body: register } = await teacher.call(readRegister, { params: at('2027-01-13-1') })
  expect(register.marks).toHaveLength(1)
})

test('who was seen there stays present; who was absent is so no more, also in a submitted register', async () => {
  const { ask, decide, settle, stateAt, teacher, at, first } = await asking()
  const mark = (meetingId: string, state: 'present' | 'absent') =>
    teacher.call(markRegister, { params: at(meetingId), body: { marks: [{ studentId: first, state }] } })
  await mark('2027-01-13-1', 'present')
  await mark('2027-01-20-1', 'absent')
  await teacher.call(submitRegister, { params: at('2027-01-20-1') })
  const { body } = await ask({ kind: 'duty' })
  await decide(body.leaveId, 'approved')
  await settle()
  expect([await stateAt('2027-01-13-1'), await stateAt('2027-01-20-1')]).toEqual(['present', 'duty'])
})

test('leave marks meetings outside the timetable too, unless they are not held', async () => {
  const { ask, decide, settle, stateAt, teacher, sectionId } = await asking()
  for (const date of ['2027-01-14', '2027-01-15', '2027-01-22'])
    await teacher.call(addMeeting, { params: { sectionId }, body: { date, start: 600, end: 650 } })
  await teacher.call(cancelMeeting, {
    params: { sectionId, meetingId: MeetingId.parse('2027-01-15-x1000-1050') },
    body: { reason: 'The teacher is ill' },
  })
  const { body } = await ask()
  await decide(body.leaveId, 'approved')
  await settle()
  expect([
    await stateAt('2027-01-14-x1000-1050'),
    await stateAt('2027-01-15-x1000-1050'),
    await stateAt('2027-01-22-x1000-1050'),
    await stateAt('2027-01-13-1'),
  ]).toEqual(['medical', undefined, undefined, 'medical'])
})

describe('a request', () => {
  test('that is refused needs a note, and marks nothing', async () => {
    const { ask, decide, settle, stateAt, me, first } = await asking()
    const { body } = await ask()
    expect(await decide(body.leaveId, 'refused')).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'note', message: 'Say why; the student reads it' }] },
    })
    await decide(body.leaveId, 'refused', 'No certificate was sent')
    await settle()
    expect(await stateAt('2027-01-13-1')).toBeUndefined()
    expect((await me.call(listLeaves, { params: { studentId: first } })).body.items).toMatchObject([
      { state: 'refused', note: 'No certificate was sent' },
    ])
    expect(await decide(body.leaveId, 'approved')).toMatchObject({
      status: 409,
      body: { code: 'leave.decided' },
    })
  })

  test('is withdrawn before it is decided, by nobody else', async () => {
    const { ask, decide, me, first, as, second } = await asking()
    const { body } = await ask()
    const params = { studentId: first, leaveId: body.leaveId }
    expect((await as(studentActor(second)).call(withdrawLeave, { params })).status).toBe(403)
    expect((await me.call(withdrawLeave, { params })).body.state).toBe('withdrawn')
    expect((await decide(body.leaveId, 'approved')).status).toBe(409)
  })

  test.each([
    ['that ends before it begins', { from: '2027-01-20', to: '2027-01-13' }],
    ['for longer than sixty days', { from: '2027-01-13', to: '2027-03-14' }],
  ])('%s is refused by name', async (_, more) => {
    const { ask } = await asking()
    expect(await ask(more)).toMatchObject({ status: 400, body: { fields: [{ field: 'to' }] } })
  })
})
