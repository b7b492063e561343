import {
  addMeeting,
  cancelMeeting,
  checkIn,
  closeCheckIn,
  markRegister,
  openCheckIn,
  readCheckIn,
  readCheckInCodes,
  readOwnCheckIn,
  readRegister,
  submitRegister,
  takeCheckIns,
} from '@matricula/contract/attendance'
import { MeetingId, type StudentId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { instructorOf, studentActor } from '#testing/school.ts'

/** The class meets today, Monday the eleventh, at nine; the clock of the institution is UTC. */
const today = MeetingId.parse('2027-01-11-1')

async function lesson(students = 3, meetingId = today) {
  const room = await classroom({ students })
  const params = { sectionId: room.sectionId, meetingId }
  room.clock.set('2027-01-11T09:00:00.000Z')
  const open = (minutes = 10) => room.teacher.call(openCheckIn, { params, body: { minutes } })
  const code = async () => {
    const { body } = await room.teacher.call(readCheckInCodes, { params })
    return body.codes[0]?.code ?? ''
  }
  const come = (studentId: StudentId, typed: string, more: { device?: string; key?: string } = {}) =>
    room.as(studentActor(studentId)).call(checkIn, {
      params: { ...params, studentId },
      body: { code: typed, ...(more.device && { device: more.device }) },
      ...(more.key && { key: more.key }),
    })
  const look = async () => (await room.teacher.call(readCheckIn, { params })).body
  const take = (body: { lateAfter?: number; others?: 'absent' | 'unmarked' } = {}) =>
    room.teacher.call(takeCheckIns, { params, body })
  const own = (studentId: StudentId) =>
    room.as(studentActor(studentId)).call(readOwnCheckIn, { params: { ...params, studentId } })
  const [ada, grace, alan] = room.studentIds as [StudentId, StudentId, StudentId]
  return { ...room, params, open, code, come, look, take, own, ada, grace, alan }
}

const wrong = (code: string): string => (code === '000000' ? '111111' : '000000')

describe('a student', () => {
  test('checks in with the code that shows, which is a claim and no mark', async () => {
    const { open, code, come, look, own, ada, teacher, params } = await lesson()
    expect((await open()).body).toMatchObject({ closesAt: '2027-01-11T09:10:00.000Z', claims: [] })
    expect((await own(ada)).body).toMatchObject({ open: true, label: 'CS-201 A', start: 540 })
    const { status, body } = await come(ada, await code())
    expect([status, body.madeAt, body.mark]).toEqual([200, '2027-01-11T09:00:00.000Z', undefined])
    expect((await look()).claims).toMatchObject([{ studentId: ada, at: '2027-01-11T09:00:00.000Z' }])
    expect((await teacher.call(readRegister, { params })).body).toMatchObject({ marks: [], version: 0 })
  })

  test('may be slow by one code, and by no more', async () => {
    const { open, code, come, clock, ada } = await lesson()
    await open()
    const first = await code()
    clock.pass(20)
    expect(await code()).not.toBe(first)
    clock.pass(20)
    expect(await come(ada, first)).toMatchObject({ status: 400, body: { fields: [{ field: 'code' }] } })
    const second = await code()
    clock.pass(20)
    expect((await come(ada, second)).status).toBe(200)
  })

  test('is told the codes of another server alike', async () => {
    const { open, code, asElsewhere, params, ada } = await lesson()
    await open()
    const elsewhere = asElsewhere(studentActor(ada))
    const asked = { params: { ...params, studentId: ada }, body: { code: await code() } }
    expect((await elsewhere.call(checkIn, asked)).status).toBe(200)
  })

  test('checks in once: a second time changes nothing, whatever is typed', async () => {
    const { open, code, come, look, clock, ada, settle, events } = await lesson()
    await open()
    const right = await code()
    await Promise.all([come(ada, right, { key: 'tap' }), come(ada, right, { key: 'tap' })])
    clock.pass(30)
    expect((await come(ada, '123456')).body.madeAt).toBe('2027-01-11T09:00:00.000Z')
    expect((await look()).claims).toHaveLength(1)
    await settle()
    expect(events.filter(({ name }) => name === 'check-in.made')).toHaveLength(1)
  })

  test('who guesses has to wait, and others do not', async () => {
    const { open, code, come, clock, look, ada, grace } = await lesson()
    await open()
    const right = await code()
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => come(ada, wrong(right), { key: 'again' })),
    )
    expect(tries.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 429])
    expect(await come(ada, right)).toMatchObject({ status: 429, body: { retryAfter: 1 } })
    expect((await come(grace, right)).status).toBe(200)
    clock.pass(1)
    expect((await come(ada, right)).status).toBe(200)
    expect((await look()).claims).toHaveLength(2)
  })

  test.each([
    ['before it is opened', async () => undefined],
    ['once its time is over', async (here: Lesson) => (await here.open(), here.clock.pass(600))],
    [
      'once it is closed',
      async (here: Lesson) => (await here.open(), here.teacher.call(closeCheckIn, { params: here.params })),
    ],
    [
      'once the register is submitted',
      async (here: Lesson) => (await here.open(), here.teacher.call(submitRegister, { params: here.params })),
    ],
    [
      'once the meeting is not held',
      async (here: Lesson) => {
        await here.open()
        await here.teacher.call(cancelMeeting, { params: here.params, body: { reason: 'A flood' } })
      },
    ],
  ])('cannot check in %s', async (_, before) => {
    const here = await lesson()
    await before(here)
    expect(await here.come(here.ada, '123456')).toMatchObject({
      status: 409,
      body: { code: 'check-in.closed' },
    })
    expect((await here.own(here.ada)).body.open).toBe(false)
    expect((await here.look()).claims).toEqual([])
  })

  test('of another class is refused, and so is whoever checks in for somebody else', async () => {
    const { open, code, as, params, ada, grace } = await lesson()
    await open()
    const body = { code: await code() }
    const stranger = as(studentActor('elsewhere')).call(checkIn, {
      params: { ...params, studentId: 'elsewhere' },
      body,
    })
    expect(await stranger).toMatchObject({ status: 403, body: { code: 'check-in.stranger' } })
    const friend = as(studentActor(grace)).call(checkIn, { params: { ...params, studentId: ada }, body })
    expect((await friend).body).toMatchObject({ code: 'actor.forbidden' })
  })
})

type Lesson = Awaited<ReturnType<typeof lesson>>

describe('whoever teaches', () => {
  test('takes those who checked in, late after a minute, and never loses a mark that was given', async () => {
    const { open, code, come, take, teacher, params, clock, ada, grace, alan } = await lesson(4)
    await open(30)
    const marks = [{ studentId: alan, state: 'excused' as const }]
    await teacher.call(markRegister, { params, body: { marks } })
    await come(ada, await code())
    await come(alan, await code())
    clock.set('2027-01-11T09:11:00.000Z')
    await come(grace, await code())
    const { body } = await take({ lateAfter: 10 })
    expect(new Map(body.marks.map(({ studentId, state }) => [studentId, state]))).toEqual(
      new Map([
        [ada, 'present'],
        [grace, 'late'],
        [alan, 'excused'],
      ]),
    )
    expect((await take({ lateAfter: 10, others: 'absent' })).body.marks).toHaveLength(4)
    await teacher.call(markRegister, { params, body: { marks: [{ studentId: ada, state: 'absent' }] } })
    expect((await take()).body.marks.find(({ studentId }) => studentId === ada)?.state).toBe('absent')
  })

  test('opens it for longer with the same codes, and anew with others; what was claimed stays', async () => {
    const { open, code, come, look, clock, teacher, params, ada } = await lesson()
    await open()
    const first = await code()
    await come(ada, first)
    expect((await open(30)).body.closesAt).toBe('2027-01-11T09:30:00.000Z')
    expect(await code()).toBe(first)
    await teacher.call(closeCheckIn, { params })
    expect((await teacher.call(readCheckInCodes, { params })).body.codes).toEqual([])
    clock.pass(1)
    await open()
    expect(await code()).not.toBe(first)
    expect((await look()).claims).toHaveLength(1)
  })

  test('sees who used the same browser, as a sign that says no more', async () => {
    const { open, code, come, look, ada, grace, alan, settle, events } = await lesson()
    await open()
    await come(ada, await code(), { device: 'a-phone-of-ada' })
    await come(grace, await code(), { device: 'a-phone-of-ada' })
    await come(alan, await code(), { device: 'a-phone-of-alan' })
    const devices = (await look()).claims.map(({ device }) => device)
    expect(new Set(devices).size).toBe(2)
    expect(devices.join()).not.toContain('phone')
    await settle()
    expect(events.filter(({ name }) => name === 'check-in.made')).toHaveLength(3)
  })

  test('opens it on the day of the meeting alone, also of an extra one, and while its register is open', async () => {
    const { teacher, sectionId, params, open } = await lesson()
    const openAt = (meetingId: string) =>
      teacher.call(openCheckIn, { params: { sectionId, meetingId: MeetingId.parse(meetingId) }, body: {} })
    expect(await openAt('2027-01-13-1')).toMatchObject({ status: 409, body: { code: 'check-in.other-day' } })
    expect((await openAt('2027-01-11-x1000-1050')).status).toBe(404)
    await teacher.call(addMeeting, {
      params: { sectionId },
      body: { date: '2027-01-11', start: 600, end: 650 },
    })
    expect((await openAt('2027-01-11-x1000-1050')).status).toBe(200)
    await teacher.call(submitRegister, { params })
    expect(await open()).toMatchObject({ status: 409, body: { code: 'register.submitted' } })
  })

  test('of another section neither opens it nor sees a code', async () => {
    const { as, params, open } = await lesson()
    await open()
    const other = as(instructorOf('elsewhere'))
    expect((await other.call(openCheckIn, { params, body: {} })).status).toBe(403)
    expect((await other.call(readCheckInCodes, { params })).status).toBe(403)
    expect((await other.call(readCheckIn, { params })).status).toBe(403)
  })
})

test('five hundred check in at once: each writes an item of their own, and nothing that others write', {
  timeout: 120_000,
}, async () => {
  const { open, code, come, look, take, platform, studentIds, own, ada } = await lesson(500)
  await open()
  const right = await code()
  await own(ada)
  const one = platform.store.meter()
  await come(ada, right)
  expect(one()).toEqual({ trips: 3, reads: 4, writes: 6 })
  const all = platform.store.meter()
  const answers = await Promise.all(studentIds.slice(1).map((studentId) => come(studentId, right)))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(all().writes).toBe(499 * 6)
  expect((await look()).claims).toHaveLength(500)
  expect((await take()).body.marks).toHaveLength(500)
})
