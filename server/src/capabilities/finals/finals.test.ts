import { register } from '@matricula/contract/enrolment'
import {
  approveFinalGrades,
  enterFinalGrades,
  listFinalGrades,
  postFinalGrades,
  readFinalGrades,
  releaseFinalGrades,
  returnFinalGrades,
  submitFinalGrades,
} from '@matricula/contract/finals'
import type { StudentId } from '@matricula/contract/kernel'
import { readRecord } from '@matricula/contract/records'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { classroom } from '#testing/classroom.ts'
import { instructorOf, studentActor } from '#testing/school.ts'
import { checksumOf } from './posted-grades.ts'

const dean: Actor = {
  kind: 'person',
  id: 'u-dean',
  name: 'Lise Meitner',
  grants: [{ role: 'registrar', scope: { kind: 'institution' } }],
}

type Grades = Readonly<Record<string, string | null>>

async function endOfTerm(students: number) {
  const room = await classroom({ students })
  const params = { sectionId: room.sectionId }
  const [first, second] = room.studentIds
  if (!first) throw new RangeError('A class has somebody in it')
  const enter = (grades: Grades, more: { reason?: string; seen?: number } = {}) =>
    room.teacher.call(enterFinalGrades, {
      params,
      body: {
        grades: Object.entries(grades).map(([id, grade]) => ({
          studentId: id as StudentId,
          grade,
          ...more,
        })),
      },
    })
  const everyone = (grade: string): Grades => Object.fromEntries(room.studentIds.map((id) => [id, grade]))
  const office = room.as(dean)
  const read = async () => (await room.teacher.call(readFinalGrades, { params })).body
  const recordOf = async (studentId: StudentId) =>
    (await room.as(studentActor(studentId)).call(readRecord, { params: { studentId } })).body
  async function until(state: 'approved' | 'posted' | 'released'): Promise<void> {
    await room.teacher.call(submitFinalGrades, { params })
    await office.call(approveFinalGrades, { params })
    if (state === 'approved') return
    await office.call(postFinalGrades, { params })
    if (state === 'posted') return
    await office.call(releaseFinalGrades, { params })
    await room.settle()
  }
  return { ...room, params, first, second: second ?? first, enter, everyone, office, read, recordOf, until }
}

test('grades are entered, sent in, approved, posted and released, and only then on the record', async () => {
  const { params, first, enter, everyone, teacher, office, read, recordOf, settle } = await endOfTerm(3)
  expect((await enter(everyone('b+'))).body.saved).toMatchObject([{ grade: 'B+', version: 1 }, {}, {}])
  expect((await teacher.call(submitFinalGrades, { params })).body).toMatchObject({ state: 'submitted' })
  expect((await office.call(approveFinalGrades, { params })).body).toMatchObject({ state: 'approved' })
  expect((await office.call(postFinalGrades, { params })).body).toMatchObject({ state: 'posted' })
  await settle()
  expect(JSON.stringify(await recordOf(first))).not.toContain('"grade":"B+"')

  expect((await office.call(releaseFinalGrades, { params })).body).toMatchObject({ state: 'releasing' })
  await settle()
  const record = await recordOf(first)
  expect(record).toMatchObject({ creditsCompleted: 4, totals: { average: { text: '3.30' } } })
  expect(record.terms[0]?.courses[0]).toMatchObject({
    state: 'completed',
    grade: 'B+',
    gradeSteps: [{ step: 'posted', grade: 'B+', result: 'B+' }],
  })
  const after = await read()
  expect(after).toMatchObject({ state: 'released', missing: 0 })
  expect(after.lines.map(({ onRecord }) => onRecord)).toEqual(['B+', 'B+', 'B+'])
  expect(after.steps.map(({ step, by }) => `${step} by ${by}`)).toEqual([
    'submitted by Emmy Noether',
    'approved by Lise Meitner',
    'posted by Lise Meitner',
    'released by Lise Meitner',
  ])
})

test('each student is told alone, once, though the release is heard twice', async () => {
  const { enter, everyone, until, events, platform, settle, sectionId, termId } = await endOfTerm(3)
  await enter(everyone('A'))
  await until('released')
  const told = events.filter(({ name }) => name === 'grade.released')
  expect(told).toHaveLength(3)
  expect(told.every(({ facts }) => !('grade' in facts))).toBe(true)
  const again = events.find(({ name, facts }) => name === 'grades.moved' && facts['state'] === 'releasing')
  await platform.store.commit(dean, {
    writes: [],
    events: [{ name: 'grades.moved', subject: `SECTION#${sectionId}`, facts: { ...again?.facts, termId } }],
  })
  await settle()
  expect(events.filter(({ name }) => name === 'grade.released')).toHaveLength(3)
})

test('a class of a hundred and twenty is released whole', { timeout: 120_000 }, async () => {
  const { enter, everyone, until, read } = await endOfTerm(120)
  await enter(everyone('A-'))
  await until('released')
  const { state, lines } = await read()
  expect(state).toBe('released')
  expect(new Set(lines.map(({ onRecord }) => onRecord))).toEqual(new Set(['A-']))
})

describe('what stands in the way is said', () => {
  test('a student without a grade needs a reason', async () => {
    const { params, first, second, enter, teacher, until, read } = await endOfTerm(2)
    await enter({ [first]: 'A' })
    const refused = await teacher.call(submitFinalGrades, { params })
    expect(refused).toMatchObject({ status: 409, body: { code: 'grades.incomplete', missing: 1 } })
    await enter({ [second]: null }, { reason: 'Ill on the day of the examination' })
    await until('released')
    expect((await read()).lines.map(({ grade, reason, onRecord }) => [grade, reason, onRecord])).toEqual([
      ['A', undefined, 'A'],
      [undefined, 'Ill on the day of the examination', undefined],
    ])
  })

  test('whoever entered or sent in does not approve', async () => {
    const { params, as, everyone, studentIds } = await endOfTerm(1)
    const one = as(dean)
    const grades = Object.entries(everyone('A')).map(([, grade], place) => ({
      studentId: studentIds[place] as StudentId,
      grade,
    }))
    await one.call(enterFinalGrades, { params, body: { grades } })
    const { body } = await one.call(submitFinalGrades, { params })
    expect(body.options.find(({ move }) => move === 'approve')).toEqual({
      move: 'approve',
      open: false,
      why: 'same-person',
    })
    const refused = await one.call(approveFinalGrades, { params })
    expect(refused).toMatchObject({ status: 403, body: { code: 'grades.same-person' } })
  })

  test('grades that were sent in are not entered any more, unless they come back', async () => {
    const { params, first, enter, everyone, office, read } = await endOfTerm(1)
    await enter(everyone('A'))
    await office.call(submitFinalGrades, { params })
    expect(await enter({ [first]: 'B' })).toMatchObject({ status: 409, body: { code: 'grades.not-now' } })
    await office.call(returnFinalGrades, { params, body: { note: 'Please look at the first again' } })
    expect((await enter({ [first]: 'B' })).status).toBe(200)
    expect((await read()).steps.at(-1)).toMatchObject({
      step: 'returned',
      note: 'Please look at the first again',
    })
  })

  test('posted grades are never entered again, and nothing is skipped', async () => {
    const { params, first, enter, everyone, office, until } = await endOfTerm(1)
    await enter(everyone('A'))
    expect(await office.call(releaseFinalGrades, { params })).toMatchObject({ status: 409 })
    await until('posted')
    expect((await enter({ [first]: 'B' })).status).toBe(409)
    const back = await office.call(returnFinalGrades, { params, body: { note: 'Too late' } })
    expect(back).toMatchObject({ status: 409, body: { code: 'grades.not-now' } })
  })

  test.each([
    ['Z', 'unknown-grade', 'Z is no grade of Letters, 4.0 with plus and minus. Choose one of its grades.'],
    ['87', 'unknown-grade', '87 is no grade of Letters, 4.0 with plus and minus. Choose one of its grades.'],
  ])('%s is refused as %s', async (grade, reason, message) => {
    const { first, enter } = await endOfTerm(1)
    expect((await enter({ [first]: grade })).body.refused).toEqual([{ studentId: first, reason, message }])
  })

  test('two at one grade: the second is shown the first; a stranger to the class gets none', async () => {
    const { first, enter } = await endOfTerm(1)
    await enter({ [first]: 'A' }, { seen: 0 })
    const { body } = await enter({ [first]: 'B', stranger: 'A' }, { seen: 0 })
    expect(body.refused).toMatchObject([
      { reason: 'changed-by-another', theirs: { grade: 'A', version: 1 } },
      { reason: 'not-in-section' },
    ])
  })

  test.each<[string, Actor]>([
    ['a student', studentActor('s1')],
    ['a teacher of another section', instructorOf('elsewhere')],
  ])('%s neither reads nor enters', async (_, actor) => {
    const { params, first, as } = await endOfTerm(1)
    expect((await as(actor).call(readFinalGrades, { params })).status).toBe(403)
    const body = { grades: [{ studentId: first, grade: 'A' }] }
    expect((await as(actor).call(enterFinalGrades, { params, body })).status).toBe(403)
  })

  test('a teacher neither approves nor posts nor releases', async () => {
    const { params, enter, everyone, teacher } = await endOfTerm(1)
    await enter(everyone('A'))
    await teacher.call(submitFinalGrades, { params })
    for (const step of [approveFinalGrades, postFinalGrades, releaseFinalGrades])
      expect((await teacher.call(step, { params })).status).toBe(403)
  })
})

test('what was posted has a checksum that anyone can find again', async () => {
  const { enter, everyone, until, read, studentIds, sectionId } = await endOfTerm(2)
  await enter(everyone('A'))
  await until('posted')
  const grades = studentIds.toSorted().map((studentId) => ({ studentId, grade: 'A' }))
  expect((await read()).checksum).toBe(checksumOf({ sectionId }, grades))
})

test('a step that is sent twice is done once', async () => {
  const { params, enter, everyone, teacher, events, settle } = await endOfTerm(1)
  await enter(everyone('A'))
  await teacher.call(submitFinalGrades, { params, key: 'once' })
  expect((await teacher.call(submitFinalGrades, { params, key: 'once' })).status).toBe(200)
  await settle()
  expect(events.filter(({ name }) => name === 'grades.moved')).toHaveLength(1)
})

test('a course that was finished with a pass counts where another requires it, and cannot be dropped', async () => {
  const { enter, everyone, until, office, first, sectionId, termId, platform } = await endOfTerm(1)
  await enter(everyone('C'))
  await until('released')
  const ledger = await platform.store.get({ table: 'enrolments', pk: `STU#${first}`, sk: 'REG' })
  expect(ledger?.['passed']).toEqual(new Set(['CS-201']))
  const { body } = await office.call(register, {
    params: { studentId: first },
    body: { termId, items: [{ wish: 'drop', sectionIds: [sectionId] }] },
  })
  expect(body.outcomes[0]?.refusals.map(({ code }) => code)).toEqual(['already-finished'])
})

test('the office sees how far the sections of a term are', async () => {
  const { termId, first, enter, everyone, until, office } = await endOfTerm(2)
  const list = async () => (await office.call(listFinalGrades, { params: { termId } })).body.rosters
  expect(await list()).toMatchObject([{ courseTitle: 'Algorithms', state: 'open', students: 2, missing: 2 }])
  await enter({ [first]: 'A' })
  expect(await list()).toMatchObject([{ state: 'open', missing: 1 }])
  await enter(everyone('A'))
  await until('approved')
  expect(await list()).toMatchObject([{ state: 'approved', missing: 0 }])
})

test('the grades of a class of forty cost one transaction, however large the institution is', async () => {
  const { enter, everyone, platform } = await endOfTerm(40)
  await enter(everyone('A'))
  const spent = platform.store.meter()
  await enter(everyone('B'))
  /** Roster with drafts, those who sit and those who have finished, side by side, then the transaction. */
  expect(spent()).toMatchObject({ trips: 4, writes: 13 })
})
