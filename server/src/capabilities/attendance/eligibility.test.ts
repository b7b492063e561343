import { condoneShortage, markRegister, readEligibility } from '@matricula/contract/attendance'
import { issueDocument, previewDocument } from '@matricula/contract/documents'
import { MeetingId, type StudentId } from '@matricula/contract/kernel'
import { readRecord } from '@matricula/contract/records'
import { expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { classroom } from '#testing/classroom.ts'
import { studentActor } from '#testing/school.ts'

/** Mondays and Wednesdays; the eighteenth is a holiday. */
const days = ['11', '13', '20', '25', '27'].map((day) => MeetingId.parse(`2027-01-${day}-1`))

const ofDepartment: Actor = {
  kind: 'person',
  id: 'u-dean',
  name: 'Lise Meitner',
  grants: [{ role: 'registrar', scope: { kind: 'department', id: 'CS' as never } }],
}

async function afterFiveMeetings(states: Readonly<Record<number, string>>) {
  const room = await classroom({ students: 3 })
  const params = { sectionId: room.sectionId }
  for (const [place, meetingId] of days.entries()) {
    const marks = room.studentIds.map((studentId, student) => ({
      studentId,
      state: states[student]?.[place] === 'a' ? ('absent' as const) : ('present' as const),
    }))
    await room.teacher.call(markRegister, { params: { ...params, meetingId }, body: { marks } })
  }
  const lines = async () => (await room.teacher.call(readEligibility, { params })).body.lines
  const condone = (studentId: StudentId, by = room.office) =>
    by.call(condoneShortage, { params, body: { studentId, reason: 'Was in hospital' } })
  const [, second, third] = room.studentIds
  if (!second || !third) throw new RangeError('Three sit in the class')
  return { ...room, params, lines, condone, second, third }
}

test('each of a class stands where the register puts them, with what is still to come', async () => {
  const { clock, lines } = await afterFiveMeetings({ 1: '.a...', 2: 'aaaa.' })
  clock.set('2027-01-27T12:00:00.000Z')
  // Twelve meetings are to come until the twelfth of March.
  expect((await lines()).map(({ standing, eligible }) => [standing.state, standing.share, eligible])).toEqual(
    [
      ['safe', 10_000, true],
      ['safe', 8000, true],
      ['short', 2000, false],
    ],
  )
  // ⌈0.75 · 17⌉ − 1 = 12 of 12, and ⌈0.75 · 17⌉ − 4 = 9 of 12
  expect((await lines()).map(({ standing }) => [standing.remaining, standing.mayMiss])).toEqual([
    [12, 4],
    [12, 3],
    [12, 0],
  ])
})

test('a shortage is condoned once, with a reason; the record and the page of the student say so', async () => {
  const { clock, as, lines, condone, second, settle, events } = await afterFiveMeetings({ 1: 'aa...' })
  clock.set('2027-03-13T08:00:00.000Z')
  expect((await lines())[1]).toMatchObject({
    standing: { state: 'condonable', share: 6000 },
    eligible: false,
  })
  expect(await condone(second)).toMatchObject({
    status: 201,
    body: {
      standing: { state: 'condoned' },
      eligible: true,
      condonation: { reason: 'Was in hospital', by: 'Rosalind Franklin', share: 6000 },
    },
  })
  expect(await condone(second)).toMatchObject({ status: 409, body: { code: 'attendance.condoned' } })
  await settle()
  expect(events.filter(({ name }) => name === 'attendance.condoned')).toHaveLength(1)
  const { body } = await as(studentActor(second)).call(readRecord, { params: { studentId: second } })
  expect(body.terms[0]?.courses[0]?.attendanceStanding).toMatchObject({ state: 'condoned' })
})

test('below the floor nobody condones; near it only who answers for the whole institution', async () => {
  const { clock, as, condone, second, third } = await afterFiveMeetings({ 1: 'aa...', 2: 'aaa..' })
  clock.set('2027-03-13T08:00:00.000Z')
  expect((await condone(second, as(ofDepartment))).status).toBe(403)
  expect((await condone(second)).status).toBe(201)
  expect(await condone(third)).toMatchObject({ status: 409, body: { code: 'attendance.not-condonable' } })
})

test('whoever is not short needs no condonation, and a teacher gives none', async () => {
  const { condone, teacher, second } = await afterFiveMeetings({})
  expect(await condone(second)).toMatchObject({ status: 409, body: { code: 'attendance.not-condonable' } })
  expect((await condone(second, teacher)).status).toBe(403)
})

test('the hall ticket admits to what was attended, and the record is still two round trips', async () => {
  const { clock, platform, office, second, third, termId } = await afterFiveMeetings({ 2: 'aaaa.' })
  clock.set('2027-03-13T08:00:00.000Z')
  const ticketOf = async (studentId: StudentId) => {
    const { body } = await office.call(issueDocument, {
      params: { studentId },
      body: { kind: 'hall-ticket', termId },
    })
    return JSON.stringify(body)
  }
  expect(await ticketOf(second)).toBeDefined()
  const preview = async (studentId: StudentId) =>
    (
      await office.call(previewDocument, {
        params: { studentId, kind: 'hall-ticket' },
        query: { termId },
      })
    ).body
  expect(JSON.stringify(await preview(second))).toContain('"admitted":true')
  expect(JSON.stringify(await preview(third))).toContain('"admitted":false')
  await office.call(readRecord, { params: { studentId: third } })
  const spent = platform.store.meter()
  await office.call(readRecord, { params: { studentId: third } })
  expect(spent().trips).toBe(2)
})

test('reading who is eligible costs the same reads for any class', async () => {
  const { platform, teacher, params, lines } = await afterFiveMeetings({})
  // Once in the life of a server the versions of the policy are read; from then on they are remembered.
  await lines()
  const spent = platform.store.meter()
  await teacher.call(readEligibility, { params })
  /** Those who sit, those who finished, the summary, the condonations. */
  expect(spent()).toMatchObject({ trips: 4, writes: 0 })
})
