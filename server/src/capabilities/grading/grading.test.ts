import {
  changeAssessment,
  createAssessment,
  enterMarks,
  type MarkValue,
  markReleased,
  readGradebook,
  releaseAssessment,
} from '@matricula/contract/grading'
import { type AssessmentId, StudentId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { createIds, type Ids } from '#platform/ids.ts'
import { type Classroom, classroom } from '#testing/classroom.ts'
import { instructorOf, studentActor } from '#testing/school.ts'

const midterm = { title: 'Midterm', outOf: 50, weight: 30 }

interface Marked extends Classroom {
  readonly assessmentId: AssessmentId
  enter(marks: Entered, key?: string): ReturnType<Classroom['teacher']['call']>
}
type Entered = readonly { studentId: StudentId; value: MarkValue | null; seen?: number }[]

async function midtermOf(students: number, ids?: Ids) {
  const room = await classroom({ students, ...(ids && { ids }) })
  const made = await room.teacher.call(createAssessment, {
    params: { sectionId: room.sectionId },
    body: midterm,
  })
  const params = { sectionId: room.sectionId, assessmentId: made.body.assessmentId }
  const [first = StudentId.parse('nobody'), second = StudentId.parse('nobody')] = room.studentIds
  const enter = (marks: Entered, key?: string) =>
    room.teacher.call(enterMarks, { params, body: { marks: [...marks] }, ...(key !== undefined && { key }) })
  return { ...room, params, first, second, enter, assessment: made.body }
}

const eventsOf = async (room: Pick<Marked, 'platform'>, partition: string) =>
  (await room.platform.store.query({ table: 'events', partition, begins: 'EV#' })).items.map(
    (event) => event['name'],
  )

describe('assessments', () => {
  test('two that are added at once are both there', async () => {
    const room = await classroom({ students: 1 })
    const params = { sectionId: room.sectionId }
    await Promise.all(
      ['Quiz 1', 'Quiz 2', 'Quiz 3'].map((title) =>
        room.teacher.call(createAssessment, { params, body: { ...midterm, title } }),
      ),
    )
    const { body } = await room.teacher.call(readGradebook, { params })
    expect(body.assessments.map((one) => one.title).toSorted()).toEqual(['Quiz 1', 'Quiz 2', 'Quiz 3'])
  })

  test('one that was changed meanwhile is not overwritten', async () => {
    const { teacher, params } = await midtermOf(1)
    const change = (title: string, version: number) =>
      teacher.call(changeAssessment, { params, body: { title, version } })
    expect(await change('Mid-term', 1)).toMatchObject({
      status: 200,
      body: { title: 'Mid-term', version: 2 },
    })
    expect(await change('Middle', 1)).toMatchObject({ status: 409, body: { code: 'item.stale' } })
  })

  test('it is never out of less than a mark that was given', async () => {
    const { teacher, params, first, enter } = await midtermOf(1)
    await enter([{ studentId: first, value: 45 }])
    const lower = await teacher.call(changeAssessment, { params, body: { outOf: 40, version: 1 } })
    expect(lower).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'outOf', message: 'A mark of 45 has been entered; enter at least that' }] },
    })
  })

  test.each([
    [{ ...midterm, title: ' ' }, 'title'],
    [{ ...midterm, outOf: 0 }, 'outOf'],
    [{ ...midterm, weight: 101 }, 'weight'],
    [{ ...midterm, dueOn: '2027-02-31' }, 'dueOn'],
    [{ ...midterm, released: true }, 'released'],
  ])('%o is refused for its %s', async (body, field) => {
    const room = await classroom({ students: 1 })
    const params = { sectionId: room.sectionId }
    const refused = await room.teacher.call(createAssessment, { params, body })
    expect(refused).toMatchObject({ status: 400, body: { fields: [{ field }] } })
  })
})

describe('entering marks', () => {
  test('each cell is saved by itself; what one is refused for stops no other', async () => {
    const { first, second, enter } = await midtermOf(2)
    const { body } = await enter([
      { studentId: first, value: 41.5 },
      { studentId: second, value: 51 },
      { studentId: StudentId.parse('stranger'), value: 1 },
    ])
    expect(body.saved).toMatchObject([{ studentId: first, value: 41.5, version: 1, by: 'Emmy Noether' }])
    expect(body.refused.map((one) => one.reason).toSorted()).toEqual(['not-enrolled', 'over-maximum'])
  })

  test('two teachers at one cell: the second is shown the first', async () => {
    const { first, enter } = await midtermOf(1)
    await enter([{ studentId: first, value: 38, seen: 0 }])
    const { body } = await enter([{ studentId: first, value: 41, seen: 0 }])
    expect(body).toMatchObject({
      saved: [],
      refused: [{ reason: 'changed-by-another', theirs: { value: 38, version: 1 } }],
    })
  })

  test('many cells at once, from many teachers, are all kept', async () => {
    const { studentIds, teacher, sectionId, enter } = await midtermOf(20)
    await Promise.all(studentIds.map((studentId, place) => enter([{ studentId, value: place }])))
    const { body } = await teacher.call(readGradebook, { params: { sectionId } })
    expect(body.marks.map((mark) => mark.value)).toEqual(expect.arrayContaining([0, 7, 19]))
    expect(body.marks).toHaveLength(20)
  })

  test('a word stands for why there is no number, and nothing clears the cell', async () => {
    const { first, enter } = await midtermOf(1)
    expect((await enter([{ studentId: first, value: 'absent' }])).body.saved[0]).toMatchObject({ version: 1 })
    expect((await enter([{ studentId: first, value: null }])).body.saved[0]).toMatchObject({
      value: null,
      version: 2,
    })
  })

  test('a request that is sent again does not undo what came after it', async () => {
    const { first, enter } = await midtermOf(1)
    await enter([{ studentId: first, value: 30 }], 'one')
    await enter([{ studentId: first, value: 35 }], 'two')
    const { body } = await enter([{ studentId: first, value: 30 }], 'one')
    expect(body.saved).toMatchObject([{ value: 35, version: 2 }])
  })

  test.each([[41.555], [-1], ['ill']])('%s is no mark', async (value) => {
    const { first, enter } = await midtermOf(1)
    const refused = await enter([{ studentId: first, value }])
    expect(refused.status).toBe(400)
  })

  test('a class of two hundred and fifty at once', { timeout: 240_000 }, async () => {
    const { studentIds, enter } = await midtermOf(250)
    const { body } = await enter(studentIds.map((studentId) => ({ studentId, value: 25 })))
    expect(body.saved).toHaveLength(250)
  })

  test.each([
    ['a teacher of another section', instructorOf('elsewhere')],
    ['a student', studentActor('s1')],
  ])('%s may not', async (_, actor) => {
    const room = await midtermOf(1)
    const body = { marks: [{ studentId: room.first, value: 1 }] }
    expect((await room.as(actor).call(enterMarks, { params: room.params, body })).status).toBe(403)
  })

  /** The sheet 2, the event 2 in its table and 1 in each of two indexes; the record of a request's key 2. */
  test.each([
    { key: undefined, writes: 6 },
    { key: '01K8Z4Q8T5N5RA0T5W4C9Q2M7D', writes: 8 },
  ])('a class of forty is one call, once the marks are open (key: $key)', async ({ key, writes }) => {
    const { platform, studentIds, teacher, params } = await midtermOf(40, createIds())
    await teacher.call(readGradebook, { params: { sectionId: params.sectionId } })
    const marks = studentIds.map((studentId, place) => ({ studentId, value: (place * 7) % 31 }))
    const spent = platform.store.meter()
    await teacher.call(enterMarks, { params, body: { marks }, ...(key && { key }) })
    expect(spent()).toEqual({ trips: 1, reads: 0, writes })
  })
})

describe('releasing', () => {
  test('each student is told alone, once', async () => {
    const room = await midtermOf(3)
    const { teacher, params, first } = room
    await teacher.call(releaseAssessment, { params })
    const again = await teacher.call(releaseAssessment, { params })
    expect(again).toMatchObject({ status: 200, body: { released: true, version: 2 } })
    const told = (await eventsOf(room, `STUDENT#${first}`)).filter((name) => name === markReleased.eventName)
    expect(told).toHaveLength(1)
  })

  test('of a large class everyone is told', { timeout: 240_000 }, async () => {
    const room = await midtermOf(100)
    await room.teacher.call(releaseAssessment, { params: room.params })
    const last = room.studentIds.at(-1)
    expect(await eventsOf(room, `STUDENT#${last}`)).toContain(markReleased.eventName)
  })
})
