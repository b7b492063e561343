import {
  approveFinalGrades,
  decideGradeChange,
  enterFinalGrades,
  extendIncomplete,
  type GradeChangeKind,
  listGradeChanges,
  listIncompletes,
  postFinalGrades,
  readGradeChange,
  releaseFinalGrades,
  requestGradeChange,
  submitFinalGrades,
} from '@matricula/contract/finals'
import { readRecord } from '@matricula/contract/records'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { classroom } from '#testing/classroom.ts'
import { studentActor } from '#testing/school.ts'

const registrarNamed = (name: string): Actor => ({
  kind: 'person',
  id: `u-${name}`,
  name,
  grants: [{ role: 'registrar', scope: { kind: 'institution' } }],
})

/** A class of one whose grade is on the record. */
async function graded(grade: string) {
  const room = await classroom({ students: 1 })
  const params = { sectionId: room.sectionId }
  const [studentId] = room.studentIds
  if (!studentId) throw new RangeError('A class has somebody in it')
  const office = room.as(registrarNamed('Lise Meitner'))
  await room.teacher.call(enterFinalGrades, { params, body: { grades: [{ studentId, grade }] } })
  await room.teacher.call(submitFinalGrades, { params })
  await office.call(approveFinalGrades, { params })
  await office.call(postFinalGrades, { params })
  await office.call(releaseFinalGrades, { params })
  await room.settle()
  const ask = (kind: GradeChangeKind, to: string) =>
    room.teacher.call(requestGradeChange, {
      params,
      body: { studentId, kind, to, reason: 'A page of the paper was not counted' },
    })
  const decide = (changeId: string, decision: 'approve' | 'post', by = office) =>
    by.call(decideGradeChange, { params: { ...params, changeId }, body: { decision } })
  async function changed(kind: GradeChangeKind, to: string): Promise<void> {
    const { body } = await ask(kind, to)
    await decide(body.changeId, 'approve')
    await decide(body.changeId, 'post')
    await room.settle()
  }
  const course = async () => {
    const { body } = await room.as(studentActor(studentId)).call(readRecord, { params: { studentId } })
    return { ...body.terms[0]?.courses[0], earned: body.creditsCompleted, average: body.totals.average?.text }
  }
  return { ...room, params, studentId, office, ask, decide, changed, course }
}

test('a change is asked for, looked at with all that follows, approved, posted, and joins the chain', async () => {
  const { params, office, ask, decide, course, settle } = await graded('F')
  const { body: change, status } = await ask('correction', 'b')
  expect(status).toBe(201)
  expect(change).toMatchObject({ from: 'F', to: 'B', result: 'B', state: 'requested' })

  const { body } = await office.call(readGradeChange, { params: { ...params, changeId: change.changeId } })
  expect(body.effects).toEqual({
    term: { before: '0.00', after: '3.00' },
    cumulative: { before: '0.00', after: '3.00' },
    creditsEarned: { before: 0, after: 4 },
    passes: { before: false, after: true },
  })
  expect(await course()).toMatchObject({ grade: 'F', earned: 0 })
  expect((await decide(change.changeId, 'approve')).body.state).toBe('approved')
  expect((await decide(change.changeId, 'post')).body.state).toBe('posted')
  await settle()
  expect(await course()).toMatchObject({
    grade: 'B',
    earned: 4,
    average: '3.00',
    gradeSteps: [
      { step: 'posted', result: 'F' },
      { step: 'correction', grade: 'B', result: 'B' },
    ],
  })
})

/** Which of the grades stands, by the kind of the change. */
test.each<[GradeChangeKind, string, string, string]>([
  ['correction', 'B', 'C', 'C'],
  ['moderation', 'B', 'B-', 'B-'],
  ['resit', 'D', 'B', 'B'],
  ['resit', 'B', 'D', 'B'],
  ['revaluation', 'B+', 'B-', 'B+'],
  ['revaluation', 'B+', 'A-', 'A-'],
  ['incomplete', 'I', 'A', 'A'],
  ['grace', 'F', 'D-', 'D-'],
])('%s from %s to %s leaves %s on the record', async (kind, from, to, result) => {
  const { changed, course } = await graded(from)
  await changed(kind, to)
  expect(await course()).toMatchObject({
    grade: result,
    gradeSteps: [{ result: from }, { grade: to, result }],
  })
})

test('what was failed after all is passed no longer, unless it was passed elsewhere', async () => {
  const { changed, platform, studentId } = await graded('C')
  const passed = async () =>
    (await platform.store.get({ table: 'enrolments', pk: `STU#${studentId}`, sk: 'REG' }))?.['passed']
  expect(await passed()).toEqual(new Set(['CS-201']))
  await changed('correction', 'F')
  expect(await passed()).toBeUndefined()
})

describe('refused', () => {
  test('grace where it makes no pass of a failure', async () => {
    const { ask } = await graded('B')
    expect(await ask('grace', 'A')).toMatchObject({ status: 400, body: { fields: [{ field: 'to' }] } })
  })

  test('a grade that the scheme does not know', async () => {
    const { ask } = await graded('B')
    expect(await ask('correction', 'Z')).toMatchObject({ status: 400, body: { fields: [{ field: 'to' }] } })
  })

  test('a second change while one is being decided', async () => {
    const { params, office, ask } = await graded('B')
    const { body } = await ask('correction', 'A')
    expect(await ask('correction', 'A-')).toMatchObject({
      status: 409,
      body: { code: 'grade-change.pending' },
    })
    const rejected = await office.call(decideGradeChange, {
      params: { ...params, changeId: body.changeId },
      body: { decision: 'reject', note: 'The paper was counted whole' },
    })
    expect(rejected.body.steps.at(-1)).toMatchObject({
      step: 'rejected',
      note: 'The paper was counted whole',
    })
    expect((await ask('correction', 'A-')).status).toBe(201)
  })

  test('a decision by whoever asked, and a step that is skipped', async () => {
    const { params, studentId, as, decide } = await graded('B')
    const other = as(registrarNamed('Rosalind Franklin'))
    const body = { studentId, kind: 'correction', to: 'A', reason: 'Added up wrongly' } as const
    const { body: change } = await other.call(requestGradeChange, { params, body })
    expect(await decide(change.changeId, 'approve', other)).toMatchObject({
      status: 403,
      body: { code: 'grades.same-person' },
    })
    expect(await decide(change.changeId, 'post')).toMatchObject({
      status: 409,
      body: { code: 'grades.not-now' },
    })
  })

  test('a change more than a year after the term', async () => {
    const { ask, clock } = await graded('B')
    clock.set('2028-03-12T08:00:00.000Z')
    expect(await ask('correction', 'A')).toMatchObject({
      status: 409,
      body: { code: 'grade-change.too-late' },
    })
  })

  test('a rejection without a word', async () => {
    const { params, office, ask } = await graded('B')
    const { body } = await ask('correction', 'A')
    const refused = await office.call(decideGradeChange, {
      params: { ...params, changeId: body.changeId },
      body: { decision: 'reject', note: ' ' },
    })
    expect(refused).toMatchObject({ status: 400 })
  })
})

test('the office finds what waits for a decision, newest first', async () => {
  const { office, ask, decide } = await graded('B')
  const { body: change } = await ask('correction', 'A')
  const waiting = async (state: 'requested' | 'approved') =>
    (await office.call(listGradeChanges, { query: { state } })).body.items.map(({ changeId }) => changeId)
  expect(await waiting('requested')).toEqual([change.changeId])
  await decide(change.changeId, 'approve')
  expect(await waiting('requested')).toEqual([])
  expect(await waiting('approved')).toEqual([change.changeId])
})

/** The term ends on 12 March 2027; an incomplete is completed within 120 days. */
describe('an incomplete', () => {
  const extend = (room: Awaited<ReturnType<typeof graded>>, dueOn: string) =>
    room.office.call(extendIncomplete, {
      params: { ...room.params, studentId: room.studentId },
      body: { dueOn, reason: 'The laboratory was closed' },
    })

  test('waits until a day that the student reads, and then becomes a failure', async () => {
    const room = await graded('I')
    const { course, office, clock, finals, settle, events } = room
    expect((await office.call(listIncompletes, {})).body.items).toMatchObject([
      { studentName: 'Student0001', grade: 'I', dueOn: '2027-07-10', lapsesTo: 'F' },
    ])
    expect((await course()).gradeSteps).toMatchObject([{ step: 'posted', dueOn: '2027-07-10' }])
    clock.set('2027-07-10T20:00:00.000Z')
    expect(await finals.lapse()).toBe(0)
    clock.set('2027-07-11T01:00:00.000Z')
    expect(await finals.lapse()).toBe(1)
    expect(await course()).toMatchObject({
      grade: 'F',
      average: '0.00',
      gradeSteps: [{ step: 'posted' }, { step: 'lapse', grade: 'F', result: 'F' }],
    })
    expect(await finals.lapse()).toBe(0)
    await settle()
    expect(events.at(-1)).toMatchObject({ name: 'grade.released', facts: { kind: 'lapse' } })
  })

  test('that is completed waits no more', async () => {
    const { changed, office, clock, finals, course } = await graded('I')
    await changed('incomplete', 'B')
    expect((await office.call(listIncompletes, {})).body.items).toEqual([])
    clock.set('2027-09-01T08:00:00.000Z')
    expect(await finals.lapse()).toBe(0)
    expect(await course()).toMatchObject({ grade: 'B' })
  })

  test('is extended with a reason, not back and not for ever', async () => {
    const room = await graded('I')
    expect((await extend(room, '2027-09-01')).body).toMatchObject({ dueOn: '2027-09-01', version: 2 })
    for (const dueOn of ['2027-08-01', '2029-01-01'])
      expect(await extend(room, dueOn)).toMatchObject({
        status: 400,
        body: {
          fields: [{ field: 'dueOn', message: 'Choose a day after 2027-09-01, up to 2028-03-11' }],
        },
      })
    expect((await room.course()).gradeSteps).toMatchObject([
      { step: 'posted' },
      { step: 'extension', dueOn: '2027-09-01' },
    ])
    room.clock.set('2027-08-01T08:00:00.000Z')
    expect(await room.finals.lapse()).toBe(0)
    room.clock.set('2027-09-02T08:00:00.000Z')
    expect(await room.finals.lapse()).toBe(1)
    expect(await room.course()).toMatchObject({ grade: 'F' })
  })

  test('is no other grade’s business', async () => {
    const room = await graded('F')
    expect((await room.office.call(listIncompletes, {})).body.items).toEqual([])
    expect((await extend(room, '2027-09-01')).status).toBe(404)
  })
})
