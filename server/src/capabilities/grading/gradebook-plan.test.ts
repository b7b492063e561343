import {
  changeAssessment,
  changeGradebookPlan,
  createAssessment,
  enterMarks,
  letterMark,
  type MarkValue,
  readGradebook,
  releaseAssessment,
} from '@matricula/contract/grading'
import { StudentId } from '@matricula/contract/kernel'
import { readRecord } from '@matricula/contract/records'
import { describe, expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { instructorOf, studentActor } from '#testing/school.ts'

const categories = [
  { categoryId: 'quizzes', title: 'Quizzes', weight: 40, dropLowest: 1, extra: false, evenly: true },
  { categoryId: 'exams', title: 'Examinations', weight: 60, dropLowest: 0, extra: false, evenly: false },
]

async function planned() {
  const room = await classroom({ students: 2 })
  const params = { sectionId: room.sectionId }
  const plan = (version: number, more = {}) =>
    room.teacher.call(changeGradebookPlan, {
      params,
      body: { categories, lateLoses: 10, missing: 'zero', version, ...more },
    })
  const add = async (title: string, categoryId: string, more = {}) => {
    const body = { title, outOf: 10, weight: 0, categoryId, ...more }
    return (await room.teacher.call(createAssessment, { params, body })).body
  }
  const [first = StudentId.parse('nobody')] = room.studentIds
  const mark = (assessmentId: string, value: MarkValue, studentId = first) =>
    room.teacher.call(enterMarks, {
      params: { ...params, assessmentId },
      body: { marks: [{ studentId, value }] },
    })
  const release = (assessmentId: string) =>
    room.teacher.call(releaseAssessment, { params: { ...params, assessmentId } })
  return { ...room, params, plan, add, mark, release, first }
}

describe('the plan of a gradebook', () => {
  test('is said by those who teach, and read with the marks', async () => {
    const room = await planned()
    expect((await room.plan(0)).body).toMatchObject({ version: 1, lateLoses: 10 })
    const { body } = await room.teacher.call(readGradebook, { params: room.params })
    expect(body.plan.categories).toEqual(categories)
    const stranger = room.as(instructorOf('elsewhere'))
    const asked = {
      params: room.params,
      body: { categories, lateLoses: 0, missing: 'zero' as const, version: 1 },
    }
    expect((await stranger.call(changeGradebookPlan, asked)).status).toBe(403)
  })

  test('that somebody else has changed is not overwritten', async () => {
    const room = await planned()
    await room.plan(0)
    expect(await room.plan(0)).toMatchObject({
      status: 409,
      body: { code: 'item.stale', theirs: { version: 1 } },
    })
  })

  test('whose weights do not add up is refused by name', async () => {
    const room = await planned()
    const [quizzes] = categories
    expect(await room.plan(0, { categories: [quizzes] })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'categories', message: 'The weights add up to 40 %; make them 100' }] },
    })
  })

  test('has no room for an assessment of a category that is not there', async () => {
    const room = await planned()
    const body = { title: 'Quiz', outOf: 10, weight: 0, categoryId: 'quizzes' }
    expect(await room.teacher.call(createAssessment, { params: room.params, body })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'categoryId' }] },
    })
  })

  test('makes one number of what is released, on the student’s own record', async () => {
    const room = await planned()
    await room.plan(0)
    const quizzes = [await room.add('Quiz 1', 'quizzes'), await room.add('Quiz 2', 'quizzes')]
    const exam = await room.add('Examination', 'exams', { outOf: 100 })
    const [one, two] = quizzes
    await room.mark(one?.assessmentId ?? '', 8)
    await room.mark(two?.assessmentId ?? '', '5 late')
    await room.mark(exam.assessmentId, 70)
    const record = async () => {
      const own = room.as(studentActor(room.first))
      const { body } = await own.call(readRecord, { params: { studentId: room.first } })
      return body.terms[0]?.courses[0]?.marksTotal
    }
    expect(await record()).toBeUndefined()
    for (const quiz of quizzes) await room.release(quiz.assessmentId)
    // 80 % and 50 % less a tenth; the lowest of the two is left out.
    expect(await record()).toEqual({
      hundredths: 8000,
      categories: [{ title: 'Quizzes', weight: 40, hundredths: 8000 }],
    })
    await room.release(exam.assessmentId)
    // 0.4 of 80 % and 0.6 of 70 %
    expect((await record())?.hundredths).toBe(7400)
  })

  test('an assessment leaves its category', async () => {
    const room = await planned()
    await room.plan(0)
    const quiz = await room.add('Quiz 1', 'quizzes')
    const params = { ...room.params, assessmentId: quiz.assessmentId }
    const { body } = await room.teacher.call(changeAssessment, {
      params,
      body: { categoryId: '', version: 1 },
    })
    expect(body.categoryId).toBeUndefined()
  })
})

describe('marks that are no numbers', () => {
  const letters = [
    { letter: 'A', percent: 95 },
    { letter: 'B', percent: 85 },
  ]

  test('are letters of the assessment, or words', async () => {
    const room = await planned()
    await room.plan(0)
    const essay = await room.add('Essay', 'exams', { kind: 'letters', letters })
    const refusalOf = async (value: MarkValue) =>
      (await room.mark(essay.assessmentId, value)).body.refused[0]?.message
    expect(await refusalOf(letterMark('A'))).toBeUndefined()
    expect(await refusalOf('incomplete')).toBeUndefined()
    expect(await refusalOf(letterMark('C'))).toBe('Essay is marked otherwise. Enter one of A, B.')
    expect(await refusalOf(7)).toBe('Essay is marked otherwise. Enter one of A, B.')
    expect(await refusalOf('pass')).toBe('Essay is marked otherwise. Enter one of A, B.')
  })

  test('a letter that has been given stays among the letters', async () => {
    const room = await planned()
    await room.plan(0)
    const essay = await room.add('Essay', 'exams', { kind: 'letters', letters })
    await room.mark(essay.assessmentId, letterMark('B'))
    const params = { ...room.params, assessmentId: essay.assessmentId }
    const body = {
      letters: [
        { letter: 'A', percent: 95 },
        { letter: 'C', percent: 75 },
      ],
      version: 1,
    }
    expect(await room.teacher.call(changeAssessment, { params, body })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'letters', message: 'B has been entered; keep it among the letters' }] },
    })
  })

  test('pass and fail belong to what is passed or failed', async () => {
    const room = await planned()
    await room.plan(0)
    const lab = await room.add('Laboratory', 'exams', { kind: 'pass-fail' })
    expect((await room.mark(lab.assessmentId, 'pass')).body.refused).toEqual([])
    expect((await room.mark(lab.assessmentId, 7)).body.refused).toMatchObject([{ reason: 'other-kind' }])
    const quiz = await room.add('Quiz', 'quizzes')
    expect((await room.mark(quiz.assessmentId, 'fail')).body.refused).toMatchObject([
      { reason: 'other-kind' },
    ])
    expect((await room.mark(quiz.assessmentId, '11 late')).body.refused).toMatchObject([
      { reason: 'over-maximum' },
    ])
  })

  test('without a list of letters nothing is marked with letters', async () => {
    const room = await planned()
    const body = { title: 'Essay', outOf: 10, weight: 10, kind: 'letters' as const }
    expect(await room.teacher.call(createAssessment, { params: room.params, body })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'letters', message: 'Name at least two letters' }] },
    })
  })
})
