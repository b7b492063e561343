import {
  addMeeting,
  cancelMeeting,
  listOwnLateRegisters,
  remindOfRegisters,
  resumeMeeting,
  submitRegister,
  watchLateRegisters,
} from '@matricula/contract/attendance'
import { createSection, listSections } from '@matricula/contract/catalogue'
import { DepartmentId, MeetingId } from '@matricula/contract/kernel'
import { readInbox } from '@matricula/contract/notices'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { instructorOf } from '#testing/school.ts'
import { teacherWithAccount } from '#testing/teacher-with-account.ts'

/** The class meets on Mondays and Wednesdays: the 11th, 13th, 20th, 25th; the 18th is a holiday. */
async function teaching() {
  const room = await classroom({ students: 2 })
  const { sectionId, termId, office, teacher } = room
  const at = (meetingId: string) => ({ sectionId, meetingId: MeetingId.parse(meetingId) })
  const submit = async (meetingId: string) => {
    await teacher.call(submitRegister, { params: at(meetingId) })
    await room.settle()
  }
  const watched = async (query = {}) =>
    (await office.call(watchLateRegisters, { params: { termId }, query })).body.items
  const missing = async () => (await watched()).flatMap(({ meetings }) => meetings.map(({ date }) => date))
  return { ...room, at, submit, watched, missing }
}

test('a register is missing from the day after its meeting on, until it is submitted', async () => {
  const { clock, missing, submit } = await teaching()
  expect(await missing()).toEqual([])
  clock.set('2027-01-11T23:59:00.000Z')
  expect(await missing()).toEqual([])
  clock.set('2027-01-21T08:00:00.000Z')
  expect(await missing()).toEqual(['2027-01-11', '2027-01-13', '2027-01-20'])
  await submit('2027-01-13-1')
  expect(await missing()).toEqual(['2027-01-11', '2027-01-20'])
})

test('what is not held is not missing, and what was added is', async () => {
  const { clock, missing, teacher, sectionId, at } = await teaching()
  await teacher.call(addMeeting, {
    params: { sectionId },
    body: { date: '2027-01-15', start: 600, end: 660 },
  })
  await teacher.call(cancelMeeting, { params: at('2027-01-13-1'), body: { reason: 'Ill' } })
  clock.set('2027-01-18T08:00:00.000Z')
  expect(await missing()).toEqual(['2027-01-11', '2027-01-15'])
})

test('a meeting that is held after all is missing again', async () => {
  const { clock, missing, submit, settle, teacher, at } = await teaching()
  await submit('2027-01-11-1')
  clock.set('2027-01-12T08:00:00.000Z')
  expect(await missing()).toEqual([])
  await teacher.call(cancelMeeting, { params: at('2027-01-11-1'), body: { reason: 'Wrong day' } })
  await teacher.call(resumeMeeting, { params: at('2027-01-11-1') })
  await settle()
  expect(await missing()).toEqual(['2027-01-11'])
})

async function taught() {
  const room = await teaching()
  const { office, sectionId } = room
  const { emmy } = await teacherWithAccount(room)
  const remind = () => office.call(remindOfRegisters, { params: { sectionId } })
  const news = async () => (await emmy.call(readInbox, {})).body
  return { ...room, emmy, remind, news }
}

test('those who teach are reminded in their inbox, once a day', async () => {
  const { clock, remind, news, watched, termId } = await taught()
  clock.set('2027-01-14T08:00:00.000Z')
  expect((await watched())[0]).toMatchObject({ label: 'CS-201 A', instructors: [{ name: 'Emmy Noether' }] })
  expect(await remind()).toMatchObject({ status: 201, body: { termId, remindedAt: clock.now() } })
  expect(await news()).toMatchObject({
    unread: 1,
    items: [{ name: 'registers.reminded', facts: { missing: 2, since: '2027-01-11', label: 'CS-201 A' } }],
  })
  expect(await remind()).toMatchObject({ status: 409, body: { code: 'register.reminded' } })
  clock.set('2027-01-15T08:00:00.000Z')
  expect((await remind()).status).toBe(201)
})

test('two registrars at once remind once', async () => {
  const { clock, remind, news } = await taught()
  clock.set('2027-01-14T08:00:00.000Z')
  const done = await Promise.all([remind(), remind()])
  expect(new Set(done.map(({ status }) => status))).toEqual(new Set([201, 409]))
  expect((await news()).items).toHaveLength(1)
})

test('there must be somebody to remind, and something to remind of', async () => {
  const { office, sectionId, clock } = await teaching()
  const remind = () => office.call(remindOfRegisters, { params: { sectionId } })
  expect((await remind()).body).toMatchObject({ code: 'register.none-late' })
  clock.set('2027-01-14T08:00:00.000Z')
  expect((await remind()).body).toMatchObject({ code: 'register.nobody-teaches' })
})

test('who teaches sees the own sections, and nobody else’s', async () => {
  const { clock, emmy, as, sectionId } = await taught()
  clock.set('2027-01-14T08:00:00.000Z')
  const own = (await emmy.call(listOwnLateRegisters, {})).body.items
  expect(own.map((late) => [late.sectionId, late.meetings.length])).toEqual([[sectionId, 2]])
  const other = as({ ...instructorOf('other'), id: 'u-other' })
  expect((await other.call(listOwnLateRegisters, {})).body.items).toEqual([])
})

test('a department sees its sections; a place that is not in the list is refused', async () => {
  const { clock, watched, office, termId } = await teaching()
  clock.set('2027-01-14T08:00:00.000Z')
  expect(await watched({ departmentId: DepartmentId.parse('CS') })).toHaveLength(1)
  expect(await watched({ departmentId: DepartmentId.parse('MA') })).toHaveLength(0)
  const astray = await office.call(watchLateRegisters, { params: { termId }, query: { after: 'nowhere' } })
  expect(astray).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
})

test('the list costs the institution and one batch, and one page after the other tells each section once', async () => {
  const { clock, office, termId, platform, watched } = await teaching()
  clock.set('2027-01-14T08:00:00.000Z')
  await watched()
  const spent = platform.store.meter()
  await watched()
  expect(spent().trips).toBe(2)
  const [{ sectionId: first } = { sectionId: 'none' }] = await watched()
  const { body: one } = await office.call(listSections, { params: { termId } })
  const [{ courseId } = { courseId: 'none' }] = one.items
  const meetings = [{ day: 2, start: 540, end: 590 }]
  for (const code of ['B', 'C'])
    await office.call(createSection, { body: { termId, courseId, code, capacity: 5, meetings } })
  const page = (after?: string) =>
    office.call(watchLateRegisters, { params: { termId }, query: { limit: 2, ...(after && { after }) } })
  const { body: begin } = await page()
  const { body: rest } = await page(begin.next)
  expect(begin.items[0]?.sectionId).toBe(first)
  expect([...begin.items, ...rest.items].map(({ label }) => label)).toEqual([
    'CS-201 A',
    'CS-201 B',
    'CS-201 C',
  ])
  expect(rest.next).toBeUndefined()
})
