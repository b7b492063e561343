import {
  type AttendancePolicy,
  condoneShortage,
  markRegister,
  readEligibility,
} from '@matricula/contract/attendance'
import { MeetingId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { policyDesk } from './testing/policy-desk.ts'

/** Mondays and Wednesdays; the eighteenth is a holiday. */
const days = ['11', '13', '20', '25', '27'].map((day) => MeetingId.parse(`2027-01-${day}-1`))
/** Who was absent when: all of it, four of five and three of five meetings are attended. */
const absences = [[], [1], [0, 1]]

/** A class of three after five meetings, when the term is over. */
async function afterTheTerm() {
  const room = await classroom({ students: absences.length })
  const params = { sectionId: room.sectionId }
  for (const [place, meetingId] of days.entries()) {
    const marks = room.studentIds.map((studentId, student) => ({
      studentId,
      state: absences[student]?.includes(place) ? ('absent' as const) : ('present' as const),
    }))
    await room.teacher.call(markRegister, { params: { ...params, meetingId }, body: { marks } })
  }
  room.clock.set('2027-03-13T08:00:00.000Z')
  await room.settle()
  const desk = policyDesk(room, 'attendance')
  const list = async () => (await room.teacher.call(readEligibility, { params })).body
  return { ...room, params, desk, builtIn: await desk.version(0), list }
}

const stricter = (rules: AttendancePolicy): AttendancePolicy => ({
  ...rules,
  minimum: 8500,
  warnAt: 9000,
  tiers: [{ downTo: 8000, by: 'department' }],
})
const milder = (rules: AttendancePolicy): AttendancePolicy => ({
  ...rules,
  minimum: 6000,
  warnAt: 6500,
  aggregate: 6000,
  tiers: [],
})

test('a dry run says who would be shut out of the examination, and who let in', async () => {
  const { desk, builtIn } = await afterTheTerm()
  await desk.draft(stricter(builtIn))
  const found = await desk.tryOut()
  // 100, 80 and 60 per cent, of which 85 are asked for and 80 may be condoned.
  expect(found).toMatchObject({ done: 3, differ: 2, counts: { 'may-not-sit': 1, attendance: 2 } })
  const [second, third] = found.rows.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  expect(second).toMatchObject({
    name: 'Student0002',
    differences: [
      { kind: 'may-not-sit', before: 'safe', after: 'condonable', place: 'CS-201 A, Spring 2027' },
      { kind: 'attendance', before: 'safe', after: 'at-risk', place: 'Spring 2027' },
    ],
  })
  expect(third?.differences.map(({ before, after }) => [before, after])).toEqual([
    ['condonable', 'detained'],
    ['condonable', 'detained'],
  ])
  await desk.draft(milder(builtIn))
  expect(await desk.tryOut()).toMatchObject({ differ: 1, counts: { 'may-sit': 1 } })
})

test('a version holds for terms that begin under it, and never for part of one', async () => {
  const { desk, builtIn, list } = await afterTheTerm()
  expect(await desk.put(stricter(builtIn), '2027-01-12')).toMatchObject({ differ: 0 })
  expect((await list()).policy).toEqual(builtIn)
  await desk.put(stricter(builtIn), '2027-01-11')
  const { policy, lines } = await list()
  expect(policy).toEqual(stricter(builtIn))
  expect(lines.map(({ eligible }) => eligible)).toEqual([true, false, false])
})

test('how low a shortage may be to be condoned is as the version says', async () => {
  const { desk, builtIn, office, params, studentIds } = await afterTheTerm()
  await desk.put(stricter(builtIn), '2027-01-11')
  const condone = (place: number) =>
    office.call(condoneShortage, {
      params,
      body: { studentId: studentIds[place] ?? 'nobody', reason: 'Was in hospital' },
    })
  expect(await condone(2)).toMatchObject({ status: 409, body: { code: 'attendance.not-condonable' } })
  expect(await condone(1)).toMatchObject({ body: { standing: { state: 'condoned' } } })
})

test('who is eligible is read at the cost there was before', async () => {
  const { desk, builtIn, list, platform } = await afterTheTerm()
  const cost = async () => {
    await list()
    const spent = platform.store.meter()
    await list()
    return spent()
  }
  const before = await cost()
  await desk.put(stricter(builtIn))
  expect(await cost()).toEqual(before)
})

test.each<[string, Partial<AttendancePolicy>]>([
  ['warnAt', { warnAt: 7000 }],
  ['minimum', { minimum: -1, tiers: [] }],
  ['latesPerAbsence', { latesPerAbsence: -1 }],
  ['tiers.0.downTo', { tiers: [{ downTo: 7500, by: 'department' }] }],
  [
    'tiers.1.downTo',
    {
      tiers: [
        { downTo: 6000, by: 'department' },
        { downTo: 6500, by: 'institution' },
      ],
    },
  ],
])('a draft with a fault in %s is refused, and the field is named', async (field, fault) => {
  const { desk, builtIn } = await afterTheTerm()
  const refused = await desk.draft({ ...builtIn, ...fault })
  expect(refused).toMatchObject({ status: 400, body: { fields: [{ field: `content.rules.${field}` }] } })
  expect((await desk.book()).draftVersion).toBe(0)
})
