import {
  cancelMeeting,
  listMeetings,
  markRegister,
  readAttendance,
  readEligibility,
  readRegister,
  resumeMeeting,
  submitRegister,
} from '@matricula/contract/attendance'
import { MeetingId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { instructorOf } from '#testing/school.ts'

const meetingId = MeetingId.parse('2027-01-13-1')

async function lesson(students: number) {
  const room = await classroom({ students })
  const params = { sectionId: room.sectionId, meetingId }
  const [first] = room.studentIds
  if (!first) throw new RangeError('Somebody sits in the class')
  const everyone = (state: 'absent' | 'present') => ({
    marks: room.studentIds.map((studentId) => ({ studentId, state })),
  })
  const tally = async () =>
    (await room.office.call(readAttendance, { params: { studentId: first } })).body.items[0]
  const cancel = () => room.teacher.call(cancelMeeting, { params, body: { reason: 'The teacher is ill' } })
  return { ...room, params, first, everyone, tally, cancel }
}

test('a meeting that is not held counts for nobody, and says why', async () => {
  const { teacher, params, everyone, tally, cancel, sectionId } = await lesson(3)
  await teacher.call(markRegister, { params, body: everyone('absent') })
  expect(await tally()).toMatchObject({ absent: 1 })
  expect((await cancel()).body).toMatchObject({
    state: 'not-held',
    marks: [],
    reason: 'The teacher is ill',
  })
  expect(await tally()).toMatchObject({ absent: 0, present: 0 })
  const { body } = await teacher.call(listMeetings, { params: { sectionId } })
  expect(body.items.find((one) => one.meetingId === meetingId)).toMatchObject({
    state: 'not-held',
    marked: 0,
  })
  const { body: eligible } = await teacher.call(readEligibility, { params: { sectionId } })
  expect(eligible.lines.map(({ standing }) => standing.counted)).toEqual([0, 0, 0])
})

test('of a class of two hundred every mark goes', { timeout: 60_000 }, async () => {
  const { teacher, params, everyone, tally, cancel, sectionId } = await lesson(200)
  await teacher.call(markRegister, { params, body: everyone('present') })
  await teacher.call(submitRegister, { params })
  expect(await tally()).toMatchObject({ present: 1 })
  expect((await cancel()).body).toMatchObject({ state: 'not-held', marks: [] })
  const { body } = await teacher.call(readEligibility, { params: { sectionId } })
  expect(new Set(body.lines.map(({ present }) => present))).toEqual(new Set([0]))
})

test('its register is not taken until it is held after all; then it begins anew', async () => {
  const { teacher, params, everyone, tally, cancel } = await lesson(2)
  await cancel()
  for (const refused of [
    await teacher.call(markRegister, { params, body: everyone('present') }),
    await teacher.call(submitRegister, { params }),
  ])
    expect(refused).toMatchObject({ status: 409, body: { code: 'register.cancelled' } })
  const { body } = await teacher.call(resumeMeeting, { params })
  expect(body).toMatchObject({ state: 'open', marks: [] })
  expect(body.reason).toBeUndefined()
  await teacher.call(markRegister, { params, body: everyone('present') })
  expect(await tally()).toMatchObject({ present: 1 })
})

test('cancelling and resuming again change nothing, and are told once', async () => {
  const { teacher, params, cancel, settle, events } = await lesson(1)
  await cancel()
  expect((await cancel()).body.version).toBe(1)
  await teacher.call(resumeMeeting, { params })
  expect((await teacher.call(resumeMeeting, { params })).body.version).toBe(2)
  await settle()
  expect(events.filter(({ name }) => name.startsWith('meeting.')).map(({ name }) => name)).toEqual([
    'meeting.cancelled',
    'meeting.resumed',
  ])
})

test('no reason, no such meeting, and no such teacher are refused, and nothing is stored', async () => {
  const { teacher, params, as } = await lesson(1)
  expect((await teacher.call(cancelMeeting, { params, body: { reason: ' ' } })).status).toBe(400)
  const never = { ...params, meetingId: MeetingId.parse('2027-01-12-1') }
  expect((await teacher.call(cancelMeeting, { params: never, body: { reason: 'Ill' } })).status).toBe(404)
  const stranger = as(instructorOf('elsewhere'))
  expect((await stranger.call(cancelMeeting, { params, body: { reason: 'Ill' } })).status).toBe(403)
  expect((await teacher.call(readRegister, { params })).body).toMatchObject({ state: 'open', version: 0 })
})
