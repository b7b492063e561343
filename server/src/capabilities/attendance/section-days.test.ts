import {
  addMeeting,
  cancelMeeting,
  checkIn,
  listMeetingChanges,
  markRegister,
  openCheckIn,
  readCheckInCodes,
  resumeMeeting,
} from '@matricula/contract/attendance'
import { MeetingId, room as rooms, type StudentId } from '@matricula/contract/kernel'
import { readToday } from '@matricula/contract/operations'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { studentActor } from '#testing/school.ts'
import { teacherWithAccount } from '#testing/teacher-with-account.ts'
import { attendanceAudience } from './audience.ts'

/** The class meets on Mondays and Wednesdays at nine; Tuesday the twelfth has nothing but what is added. */
async function week() {
  const room = await classroom({ students: 2 })
  const { sectionId, as, studentIds } = room
  const { userId, emmy } = await teacherWithAccount(room)
  const [ada, grace] = studentIds as [StudentId, StudentId]
  const me = as(studentActor(ada))
  const add = (date: string) =>
    emmy.call(addMeeting, { params: { sectionId }, body: { date, start: 600, end: 650, room: 'C05' } })
  const cancel = (meetingId: string) =>
    emmy.call(cancelMeeting, {
      params: { sectionId, meetingId: MeetingId.parse(meetingId) },
      body: { reason: 'The teacher is ill' },
    })
  const day = async (who: typeof me, date: string) => (await who.call(readToday, { query: { date } })).body
  const changes = async (who: typeof me) =>
    (await who.call(listMeetingChanges, { query: { from: '2027-01-11', to: '2027-01-17' } })).body.items
  return { ...room, userId, emmy, ada, grace, me, add, cancel, day, changes }
}

test('a day has what was added, and says what is not held, for those who teach and those who attend', async () => {
  const { emmy, me, add, cancel, day } = await week()
  await add('2027-01-12')
  await cancel('2027-01-13-1')
  const extra = { meetingId: '2027-01-12-x1000-1050', extra: true, held: true, room: 'C05', start: 600 }
  expect((await day(emmy, '2027-01-12')).teaching).toMatchObject([{ ...extra, register: 'open' }])
  expect((await day(me, '2027-01-12')).attending).toMatchObject([{ ...extra, checkIn: { open: false } }])
  expect((await day(emmy, '2027-01-13')).teaching).toMatchObject([{ held: false, register: 'not-held' }])
  expect((await day(me, '2027-01-13')).attending).toMatchObject([{ held: false, extra: false, room: 'C04' }])
  expect((await day(me, '2027-01-11')).attending).toMatchObject([{ held: true, extra: false }])
})

test('the changes of a week are listed by date: added, not held, and held after all no more', async () => {
  const { emmy, me, add, cancel, changes, sectionId } = await week()
  expect(await changes(me)).toEqual([])
  await cancel('2027-01-13-1')
  await add('2027-01-12')
  await add('2027-01-19')
  const listed = [
    { date: '2027-01-12', change: 'added', label: 'CS-201 A', room: 'C05' },
    { date: '2027-01-13', change: 'not-held', room: 'C04', start: 540 },
  ]
  expect(await changes(me)).toMatchObject(listed)
  expect(await changes(emmy)).toMatchObject(listed)
  await cancel('2027-01-12-x1000-1050')
  await emmy.call(resumeMeeting, { params: { sectionId, meetingId: MeetingId.parse('2027-01-13-1') } })
  expect(await changes(me)).toMatchObject([{ date: '2027-01-12', change: 'not-held' }])
})

test('a student sees on the day that check-in is open, that it was made, and what the register says then', async () => {
  const { emmy, me, ada, day, sectionId } = await week()
  const params = { sectionId, meetingId: MeetingId.parse('2027-01-11-1') }
  await emmy.call(openCheckIn, { params, body: {} })
  expect((await day(me, '2027-01-11')).attending).toMatchObject([{ checkIn: { open: true } }])
  const { body } = await emmy.call(readCheckInCodes, { params })
  await me.call(checkIn, { params: { ...params, studentId: ada }, body: { code: body.codes[0]?.code ?? '' } })
  const [made] = (await day(me, '2027-01-11')).attending
  expect([made?.checkIn?.madeAt, made?.mark]).toEqual(['2027-01-11T08:00:00.000Z', undefined])
  await emmy.call(markRegister, { params, body: { marks: [{ studentId: ada, state: 'late' }] } })
  expect((await day(me, '2027-01-11')).attending).toMatchObject([{ mark: 'late' }])
})

test('whoever is concerned hears that a meeting moved, without whose else it is', async () => {
  const { add, cancel, settle, events, ada, grace, userId } = await week()
  await add('2027-01-12')
  await cancel('2027-01-13-1')
  await settle()
  for (const name of ['meeting.added', 'meeting.cancelled'] as const) {
    const event = events.find((one) => one.name === name)
    const addressed = attendanceAudience[name](event?.facts as never)
    const whisper = addressed.find((one) => typeof one !== 'string' && one.rooms.includes(rooms.student(ada)))
    expect(whisper).toMatchObject({ rooms: [rooms.student(ada), rooms.student(grace), rooms.person(userId)] })
    expect(Object.keys((whisper as { facts: object }).facts)).toEqual(['sectionId', 'meetingId'])
  }
})

test('a day costs a query and two batches, and no more with what was added', async () => {
  const { me, emmy, add, day, platform } = await week()
  await day(me, '2027-01-11')
  const before = platform.store.meter()
  await day(me, '2027-01-11')
  const plain = before()
  await add('2027-01-11')
  const after = platform.store.meter()
  await day(me, '2027-01-11')
  const extended = after()
  expect([plain.trips, extended.trips]).toEqual([3, 3])
  const taught = platform.store.meter()
  await day(emmy, '2027-01-11')
  expect(taught().trips).toBe(2)
})

test('changes are asked for at most sixty-two days', async () => {
  const { me } = await week()
  const query = { from: '2027-01-11', to: '2027-03-15' }
  expect(await me.call(listMeetingChanges, { query })).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'to' }] },
  })
})
