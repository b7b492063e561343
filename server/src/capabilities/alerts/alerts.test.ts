import { type AlertKind, listAlerts, listSectionAlerts } from '@matricula/contract/alerts'
import { markRegister } from '@matricula/contract/attendance'
import { createCourse, createSection } from '@matricula/contract/catalogue'
import { placeHold, register, releaseHold } from '@matricula/contract/enrolment'
import { createAssessment, enterMarks, releaseAssessment } from '@matricula/contract/grading'
import { DepartmentId, MeetingId, type SectionId, type StudentId } from '@matricula/contract/kernel'
import { commitStandingRun, startStandingRun } from '@matricula/contract/standing'
import { expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { classroom } from '#testing/classroom.ts'
import { giveFinalGrades } from '#testing/final-grades.ts'
import { instructorOf, registrar, studentActor } from '#testing/school.ts'

/** Three of the class, of whom the first is often away and the second does badly in a quiz. */
async function classOfThree() {
  const room = await classroom({ students: 3 })
  const { teacher, office, sectionId, termId, studentIds } = room
  const [first, second, third] = studentIds
  if (!first || !second || !third) throw new RangeError('Three sit in the class')
  const meets = async (day: string, states: readonly ('present' | 'absent')[]) => {
    await teacher.call(markRegister, {
      params: { sectionId, meetingId: MeetingId.parse(`2027-01-${day}-1`) },
      body: {
        marks: studentIds.map((studentId, place) => ({ studentId, state: states[place] ?? 'present' })),
      },
    })
    await room.settle()
  }
  const quiz = async (marks: readonly number[]) => {
    const { body } = await teacher.call(createAssessment, {
      params: { sectionId },
      body: { title: 'Quiz', outOf: 10, weight: 10 },
    })
    const params = { sectionId, assessmentId: body.assessmentId }
    const entered = studentIds.map((studentId, place) => ({ studentId, value: marks[place] ?? 10 }))
    await teacher.call(enterMarks, { params, body: { marks: entered } })
    await room.settle()
    return { params, release: () => teacher.call(releaseAssessment, { params }).then(() => room.settle()) }
  }
  const all = async (kind?: AlertKind) =>
    (await office.call(listAlerts, { params: { termId }, query: kind ? { kind } : {} })).body.items
  const inSection = async (actor: Actor = instructorOf(sectionId)) =>
    await room.as(actor).call(listSectionAlerts, { params: { sectionId } })
  const hold = async (studentId: StudentId) => {
    const body = { reason: 'Fees are due', office: 'Bursar' }
    const placed = await office.call(placeHold, { params: { studentId }, body })
    await room.settle()
    return placed.body.holdId
  }
  const graded = async (letters: readonly string[]) => {
    await giveFinalGrades(room, (place) => letters[place] ?? 'B')
    await room.settle()
  }
  return { ...room, meets, quiz, all, inSection, hold, graded, first, second, third }
}

test('whoever is often away is told with the numbers, from the third meeting on', async () => {
  const room = await classOfThree()
  await room.meets('11', ['absent'])
  await room.meets('13', ['absent'])
  expect(await room.all()).toEqual([])
  await room.meets('20', ['present'])
  expect(await room.all()).toMatchObject([
    {
      studentId: room.first,
      rollNumber: 'R0001',
      reasons: [{ kind: 'attendance', label: 'CS-201 A', state: 'short', share: 3333, minimum: 7500 }],
    },
  ])
})

test('marks count once they are released, and drafts are told to nobody', async () => {
  const room = await classOfThree()
  const { release, params } = await room.quiz([9, 3, 5])
  expect(await room.all()).toEqual([])
  await release()
  expect(await room.all('marks')).toMatchObject([
    { studentId: room.second, reasons: [{ kind: 'marks', hundredths: 3000 }] },
  ])
  await room.teacher.call(enterMarks, {
    params,
    body: { marks: [{ studentId: room.second, value: 8, seen: 1 }] },
  })
  await room.settle()
  expect(await room.all()).toEqual([])
})

test('holds and standings are told in terms that have not ended, and go when they end', async () => {
  const room = await classOfThree()
  const holdId = await room.hold(room.third)
  expect(await room.all()).toMatchObject([
    { studentId: room.third, reasons: [{ kind: 'hold', reason: 'Fees are due', office: 'Bursar' }] },
  ])
  await room.office.call(releaseHold, { params: { studentId: room.third, holdId } })
  await room.settle()
  expect(await room.all()).toEqual([])
  await room.graded(['D', 'B', 'B'])
  await room.office.call(startStandingRun, { params: { termId: room.termId } })
  await room.standing.settled()
  await room.office.call(commitStandingRun, { params: { termId: room.termId } })
  await room.standing.settled()
  await room.settle()
  expect(await room.all('standing')).toMatchObject([
    { studentId: room.first, reasons: [{ kind: 'standing', outcome: 'warning', termTitle: 'Spring 2027' }] },
  ])
})

test('those with most reasons come first, and one kind can be asked for', async () => {
  const room = await classOfThree()
  for (const day of ['11', '13', '20']) await room.meets(day, ['absent', 'absent'])
  await room.hold(room.second)
  expect((await room.all()).map(({ name, reasons }) => [name, reasons.length])).toEqual([
    ['Student0002', 2],
    ['Student0001', 1],
  ])
  expect((await room.all('hold')).map(({ name }) => name)).toEqual(['Student0002'])
  await room.hold(room.third)
  const pageOf = async (after?: string) => {
    const query = { kind: 'hold' as const, limit: 1, ...(after !== undefined && { after }) }
    return (await room.office.call(listAlerts, { params: { termId: room.termId }, query })).body
  }
  const first = await pageOf()
  const second = await pageOf(first.next)
  expect([first, second].map(({ items }) => items.map(({ name }) => name))).toEqual([
    ['Student0002'],
    ['Student0003'],
  ])
  expect(second.next).toBeUndefined()
})

test('an instructor is told what concerns the own section, and nothing of holds', async () => {
  const room = await classOfThree()
  for (const day of ['11', '13', '20']) await room.meets(day, ['absent'])
  await room.hold(room.first)
  await room.hold(room.second)
  const { body } = await room.inSection()
  expect(body.items).toMatchObject([{ studentId: room.first, reasons: [{ kind: 'attendance' }] }])
  expect((await room.inSection(instructorOf('another'))).status).toBe(403)
  expect((await room.inSection(studentActor(room.first))).status).toBe(403)
})

test('a registrar of a department is told of students of its programmes alone', async () => {
  const room = await classOfThree()
  await room.hold(room.first)
  const asked = async (department?: string) => {
    const departmentId = DepartmentId.parse(department ?? 'CS')
    const scoped: Actor = {
      ...registrar,
      grants: [{ role: 'registrar', scope: { kind: 'department', id: DepartmentId.parse('CS') } }],
    }
    const query = department === undefined ? {} : { departmentId }
    return await room.as(scoped).call(listAlerts, { params: { termId: room.termId }, query })
  }
  expect([(await asked()).status, (await asked('MATH')).status]).toEqual([403, 403])
  // The programme of this class belongs to no department.
  expect((await asked('CS')).body.items).toEqual([])
})

test('whoever leaves a section needs no attention in it', async () => {
  const room = await classOfThree()
  for (const day of ['11', '13', '20']) await room.meets(day, ['absent'])
  expect(await room.all()).toHaveLength(1)
  await room.office.call(register, {
    params: { studentId: room.first },
    body: { termId: room.termId, items: [{ wish: 'drop', sectionIds: [room.sectionId] }] },
  })
  await room.settle()
  expect(await room.all()).toEqual([])
})

test('whoever leaves two sections at once is looked at once for both', async () => {
  const room = await classOfThree()
  const { body: course } = await room.office.call(createCourse, {
    body: { subjectId: 'CS', number: '301', title: 'Compilers', credits: 4 },
  })
  const { body: other } = await room.office.call(createSection, {
    body: { termId: room.termId, courseId: course.courseId, code: 'A', capacity: 9 },
  })
  const wish = async (items: { wish: 'enrol' | 'drop'; sectionIds: SectionId[] }[]) =>
    await room.office.call(register, {
      params: { studentId: room.first },
      body: { termId: room.termId, items },
    })
  await wish([{ wish: 'enrol', sectionIds: [other.sectionId] }])
  for (const day of ['11', '13', '20']) await room.meets(day, ['absent'])
  await room.hold(room.first)
  const there = room.as(instructorOf(other.sectionId))
  const { body: quiz } = await there.call(createAssessment, {
    params: { sectionId: other.sectionId },
    body: { title: 'Quiz', outOf: 10, weight: 10 },
  })
  const params = { sectionId: other.sectionId, assessmentId: quiz.assessmentId }
  await there.call(enterMarks, { params, body: { marks: [{ studentId: room.first, value: 1 }] } })
  await there.call(releaseAssessment, { params })
  await room.settle()
  expect((await room.all())[0]?.reasons).toHaveLength(3)
  await wish([
    { wish: 'drop', sectionIds: [room.sectionId] },
    { wish: 'drop', sectionIds: [other.sectionId] },
  ])
  await room.settle()
  expect(await room.all()).toMatchObject([{ studentId: room.first, reasons: [{ kind: 'hold' }] }])
})

test('what is heard twice changes nothing, and a class in which all is well costs five calls and no write', async () => {
  const room = await classOfThree()
  for (const day of ['11', '13', '20']) await room.meets(day, ['absent'])
  const before = await room.all()
  const listener = room.capabilities['alerts']?.listeners[0]
  const told = room.events.filter(({ name }) => listener?.events.includes(name))
  await listener?.hear(told)
  expect(await room.all()).toEqual(before)
  const spent = room.platform.store.meter()
  await listener?.hear(told.filter(({ name }) => name === 'register.marked').slice(-1))
  expect(spent()).toMatchObject({ trips: 5, writes: 0 })
})
