import {
  listMeetings,
  markRegister,
  readAttendance,
  readRegister,
  registerMarked,
  submitRegister,
} from '@matricula/contract/attendance'
import { DepartmentId, StudentId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { createIds } from '#platform/ids.ts'
import { type Classroom, classroom } from '#testing/classroom.ts'
import { instructorOf, registrar, studentActor } from '#testing/school.ts'

const monday = '2027-01-11-1'
const at = ({ sectionId }: Classroom, meetingId = monday) => ({ sectionId, meetingId })
const states = ['present', 'late', 'absent', 'excused'] as const
const all = (room: Classroom, state: 'present' | 'late' | 'absent' | 'excused') =>
  room.studentIds.map((studentId) => ({ studentId, state }))

describe('marking a register', () => {
  test('of two teachers marking at once, neither loses a mark', async () => {
    const room = await classroom({ students: 10 })
    const params = at(room)
    const assistant = room.as({ ...instructorOf(room.sectionId), id: 'u-assistant', name: 'Ada Lovelace' })
    const [first, second] = [room.studentIds.slice(0, 5), room.studentIds.slice(5)]
    await Promise.all([
      ...first.map((studentId) =>
        room.teacher.call(markRegister, { params, body: { marks: [{ studentId, state: 'absent' }] } }),
      ),
      ...second.map((studentId) =>
        assistant.call(markRegister, { params, body: { marks: [{ studentId, state: 'late' }] } }),
      ),
    ])
    const { body } = await room.teacher.call(readRegister, { params })
    expect(body.marks.filter((mark) => mark.state === 'absent')).toHaveLength(5)
    expect(body.marks.filter((mark) => mark.state === 'late')).toHaveLength(5)
  })

  test('the last mark counts, and the tally moves with it', async () => {
    const room = await classroom({ students: 1 })
    const [studentId = StudentId.parse('nobody')] = room.studentIds
    for (const state of ['absent', 'late', 'present'] as const) {
      await room.teacher.call(markRegister, { params: at(room), body: { marks: [{ studentId, state }] } })
    }
    const mine = await room.as(studentActor(studentId)).call(readAttendance, { params: { studentId } })
    expect(mine.body.items).toEqual([
      { sectionId: room.sectionId, present: 1, late: 0, absent: 0, excused: 0, duty: 0, medical: 0 },
    ])
  })

  test('a note stays with its mark and goes with the next one', async () => {
    const room = await classroom({ students: 1 })
    const [studentId = StudentId.parse('nobody')] = room.studentIds
    const mark = (note?: string) =>
      room.teacher.call(markRegister, {
        params: at(room),
        body: { marks: [{ studentId, state: 'excused', ...(note !== undefined && { note }) }] },
      })
    expect((await mark('Doctor')).body.marks).toEqual([{ studentId, state: 'excused', note: 'Doctor' }])
    expect((await mark()).body.marks).toEqual([{ studentId, state: 'excused' }])
  })

  test('a student who is not enrolled is named, and nothing is stored', async () => {
    const room = await classroom({ students: 2 })
    const [studentId = StudentId.parse('nobody')] = room.studentIds
    const marks = [
      { studentId, state: 'absent' as const },
      { studentId: StudentId.parse('stranger'), state: 'absent' as const },
    ]
    const refused = await room.teacher.call(markRegister, { params: at(room), body: { marks } })
    expect(refused).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'marks.1.studentId', message: 'stranger is not enrolled in this section' }] },
    })
    expect((await room.teacher.call(readRegister, { params: at(room) })).body.marks).toEqual([])
  })

  test.each(['2027-01-12-1', '2027-01-18-1', '2027-01-11-2', '2028-01-10-1', 'never'])(
    'there is no register for %s, when the section does not meet',
    async (meetingId) => {
      const room = await classroom({ students: 1 })
      const asked = await room.teacher.call(readRegister, { params: at(room, meetingId) })
      expect(asked).toMatchObject({ status: 404, body: { code: 'register.not-held' } })
    },
  )

  test.each([
    ['a teacher of another section', instructorOf('elsewhere'), 403],
    ['a student', studentActor('s1'), 403],
    [
      'the registrar of another department',
      {
        ...registrar,
        grants: [{ role: 'registrar', scope: { kind: 'department', id: DepartmentId.parse('MA') } }],
      },
      403,
    ],
    [
      'the registrar of the department',
      {
        ...registrar,
        grants: [{ role: 'registrar', scope: { kind: 'department', id: DepartmentId.parse('CS') } }],
      },
      200,
    ],
  ] as const)('%s is answered %s', async (_, actor, status) => {
    const room = await classroom({ students: 1 })
    const body = { marks: all(room, 'present') }
    expect((await room.as(actor).call(markRegister, { params: at(room), body })).status).toBe(status)
  })

  test('what was sent twice under one key is done once', async () => {
    const room = await classroom({ students: 2 })
    const [first = StudentId.parse('nobody')] = room.studentIds
    const send = (key: string, state: 'absent' | 'late') =>
      room.teacher.call(markRegister, {
        params: at(room),
        body: { marks: [{ studentId: first, state }] },
        key,
      })
    await send('one', 'absent')
    await send('two', 'late')
    const again = await send('one', 'absent')
    expect(again).toMatchObject({ status: 200, body: { marks: [{ studentId: first, state: 'late' }] } })
  })
})

describe('submitting a register', () => {
  test('whoever is unmarked was present', async () => {
    const room = await classroom({ students: 3 })
    const [first = StudentId.parse('nobody')] = room.studentIds
    const body = { marks: [{ studentId: first, state: 'absent' as const }] }
    await room.teacher.call(markRegister, { params: at(room), body })
    const { body: register } = await room.teacher.call(submitRegister, { params: at(room) })
    expect(register).toMatchObject({ state: 'submitted', markedBy: 'Emmy Noether' })
    expect(register.marks.map((mark) => mark.state).toSorted()).toEqual(['absent', 'present', 'present'])
  })

  test('afterwards it changes for a reason only, and the reason is kept', async () => {
    const room = await classroom({ students: 1 })
    const params = at(room)
    await room.teacher.call(submitRegister, { params })
    const marks = all(room, 'late')
    const refused = await room.teacher.call(markRegister, { params, body: { marks } })
    expect(refused).toMatchObject({ status: 409, body: { code: 'register.submitted' } })
    const reason = 'Came with a medical note'
    const changed = await room.teacher.call(markRegister, { params, body: { marks, reason } })
    expect(changed).toMatchObject({ status: 200, body: { state: 'submitted', marks: [{ state: 'late' }] } })
    const { items } = await room.platform.store.query({
      table: 'events',
      partition: `SECTION#${room.sectionId}`,
      begins: 'EV#',
    })
    const told = items.filter((event) => event['name'] === registerMarked.eventName)
    expect(told.at(-1)).toMatchObject({ actorName: 'Emmy Noether', facts: { reason } })
  })

  test('twice is refused, but the same request sent again is answered', async () => {
    const room = await classroom({ students: 1 })
    const params = at(room)
    expect((await room.teacher.call(submitRegister, { params, key: 'k' })).status).toBe(200)
    expect((await room.teacher.call(submitRegister, { params, key: 'k' })).status).toBe(200)
    expect((await room.teacher.call(submitRegister, { params, key: 'other' })).status).toBe(409)
  })

  test('the list of meetings tells how each register stands', async () => {
    const room = await classroom({ students: 3 })
    await room.teacher.call(submitRegister, { params: at(room) })
    const { items } = (await room.teacher.call(listMeetings, { params: { sectionId: room.sectionId } })).body
    expect(items).toHaveLength(17)
    expect(items[0]).toMatchObject({
      meetingId: monday,
      state: 'submitted',
      marked: 3,
      counts: { present: 3, late: 0, absent: 0, excused: 0 },
    })
    expect(items[1]).toMatchObject({ date: '2027-01-13', state: 'open', marked: 0 })
  })
})

describe('a large class', () => {
  test('four hundred students are marked, submitted and counted', { timeout: 240_000 }, async () => {
    const room = await classroom({ students: 400 })
    const params = at(room)
    const absent = room.studentIds.slice(0, 200).map((studentId) => ({ studentId, state: 'absent' as const }))
    await room.teacher.call(markRegister, { params, body: { marks: absent }, key: 'large' })
    const { body } = await room.teacher.call(submitRegister, { params, key: 'submit' })
    expect(body.marks.filter((mark) => mark.state === 'absent')).toHaveLength(200)
    expect(body.marks.filter((mark) => mark.state === 'present')).toHaveLength(200)
    const [first = StudentId.parse('nobody')] = room.studentIds
    const mine = await room.office.call(readAttendance, { params: { studentId: first } })
    expect(mine.body.items).toMatchObject([{ absent: 1, present: 0 }])
  })
})

/**
 * WRU as AWS bills them, with ids as long as real ones: register 2, summary 2, the event 2 in its table and 1 in each of two
 * indexes. Browsers send a key with every change, whose record costs 2 more.
 */
describe('what it costs', () => {
  test.each([
    { key: undefined, writes: 8 },
    { key: '01K8Z4Q8T5N5RA0T5W4C9Q2M7D', writes: 10 },
  ])('a class of forty is one call, once its register is open (key: $key)', async ({ key, writes }) => {
    const room = await classroom({ students: 40, ids: createIds() })
    await room.teacher.call(readRegister, { params: at(room) })
    const spent = room.platform.store.meter()
    const marks = room.studentIds.map((studentId, place) => ({
      studentId,
      state: states[place % 4] ?? 'present',
    }))
    await room.teacher.call(markRegister, { params: at(room), body: { marks }, ...(key && { key }) })
    expect(spent()).toEqual({ trips: 1, reads: 0, writes })
  })

  test('whoever marks a register that nobody has opened reads it and the class first', async () => {
    const room = await classroom({ students: 40 })
    const spent = room.platform.store.meter()
    await room.teacher.call(markRegister, { params: at(room), body: { marks: all(room, 'present') } })
    expect(spent()).toMatchObject({ trips: 3, writes: 8 })
  })

  test('so is one tap in it', async () => {
    const room = await classroom({ students: 40 })
    await room.teacher.call(markRegister, { params: at(room), body: { marks: all(room, 'present') } })
    const [studentId = StudentId.parse('nobody')] = room.studentIds
    const spent = room.platform.store.meter()
    const body = { marks: [{ studentId, state: 'late' as const }] }
    await room.teacher.call(markRegister, { params: at(room), body })
    expect(spent()).toMatchObject({ trips: 1, writes: 8 })
  })

  test('a student’s attendance is two steps, whatever the number of meetings', async () => {
    const room = await classroom({ students: 2 })
    const [studentId = StudentId.parse('nobody')] = room.studentIds
    const spent = room.platform.store.meter()
    await room.as(studentActor(studentId)).call(readAttendance, { params: { studentId } })
    expect(spent().trips).toBeLessThanOrEqual(3)
  })
})
