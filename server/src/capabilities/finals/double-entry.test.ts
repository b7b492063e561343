import {
  approveFinalGrades,
  chooseDoubleEntry,
  enterFinalGrades,
  postFinalGrades,
  readFinalGrades,
  settleDifference,
  submitFinalGrades,
} from '@matricula/contract/finals'
import { SectionId, type StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { instructorOf, type Person, registrar } from '#testing/school.ts'
import { finalsAudience } from './audience.ts'

/** Emmy and Max teach the section; each enters the grades of the two who sit in it. */
async function twoEnter(on = true) {
  const room = await classroom({ students: 2 })
  const { sectionId, as, studentIds } = room
  const params = { sectionId }
  const emmy = room.teacher
  const max = as({ ...instructorOf(sectionId), id: 'u-max', name: 'Max Born' })
  const hilda = as({ ...instructorOf(sectionId), id: 'u-hilda', name: 'Hilda Geiringer' })
  const dean = as({ ...registrar, id: 'u-dean', name: 'Lise Meitner' })
  const [ada = 'nobody' as StudentId, grace = 'nobody' as StudentId] = studentIds
  const choose = (wanted: boolean) => emmy.call(chooseDoubleEntry, { params, body: { on: wanted } })
  const enter = (who: Person, grades: Record<string, string>) =>
    who.call(enterFinalGrades, {
      params,
      body: { grades: Object.entries(grades).map(([id, grade]) => ({ studentId: id as StudentId, grade })) },
    })
  const seenBy = async (who: Person) => {
    const { body } = await who.call(readFinalGrades, { params })
    return body.lines.map(({ grade }) => grade)
  }
  const roster = async () => (await emmy.call(readFinalGrades, { params })).body
  const settle = (studentId: StudentId, take: 'first' | 'second', who = emmy) =>
    who.call(settleDifference, { params, body: { studentId, take } })
  if (on) await choose(true)
  return { ...room, params, emmy, max, hilda, dean, ada, grace, choose, enter, seenBy, roster, settle }
}

test('neither of the two sees what the other enters until both are done', async () => {
  const { emmy, max, dean, ada, grace, enter, seenBy, roster } = await twoEnter()
  await enter(emmy, { [ada]: 'A', [grace]: 'B' })
  await enter(max, { [ada]: 'A' })
  expect(await seenBy(emmy)).toEqual(['A', 'B'])
  expect(await seenBy(max)).toEqual(['A', undefined])
  expect(await seenBy(dean)).toEqual([undefined, undefined])
  expect((await roster()).doubleEntry).toEqual({
    entrants: [
      { name: 'Emmy Noether', settled: 2 },
      { name: 'Max Born', settled: 1 },
    ],
    compared: false,
    differences: [],
  })
  await enter(max, { [grace]: 'C' })
  expect((await roster()).doubleEntry).toMatchObject({
    compared: true,
    differences: [
      { studentId: grace, first: { grade: 'B', by: 'Emmy Noether' }, second: { grade: 'C', by: 'Max Born' } },
    ],
  })
})

test('what others hear of an entry while the other is not done holds no grade', () => {
  const facts = { sectionId: SectionId.parse('2027S_CS-201_A'), label: 'CS-201 A', grades: [] }
  const [told] = finalsAudience['grades.entered']({ ...facts, blind: true })
  expect(told).toMatchObject({ facts: { sectionId: facts.sectionId, label: 'CS-201 A' } })
  expect(finalsAudience['grades.entered'](facts)).toEqual([`section:${facts.sectionId}`])
})

test('differences are decided by name before the grades can be sent in', async () => {
  const { emmy, max, dean, ada, grace, params, enter, roster, settle } = await twoEnter()
  await enter(emmy, { [ada]: 'A', [grace]: 'B' })
  expect((await emmy.call(submitFinalGrades, { params })).body).toMatchObject({ code: 'grades.incomplete' })
  await enter(max, { [ada]: 'A', [grace]: 'C' })
  expect((await emmy.call(submitFinalGrades, { params })).body).toMatchObject({ code: 'grades.differ' })
  expect((await settle(ada, 'second')).body).toMatchObject({ code: 'grades.same' })
  const { body } = await settle(grace, 'second')
  expect(body.doubleEntry?.differences).toEqual([])
  expect((await roster()).lines[1]).toMatchObject({ grade: 'C', by: 'Emmy Noether' })
  expect((await emmy.call(submitFinalGrades, { params })).status).toBe(200)
  await dean.call(approveFinalGrades, { params })
  expect((await dean.call(postFinalGrades, { params })).body.state).toBe('posted')
})

test('nobody settles a difference by entering the grade of the other', async () => {
  const { emmy, max, ada, grace, enter, roster, settle } = await twoEnter()
  await enter(emmy, { [ada]: 'A', [grace]: 'B' })
  await enter(max, { [ada]: 'A', [grace]: 'C' })
  const { body } = await enter(max, { [grace]: 'B' })
  expect(body).toMatchObject({ saved: [], refused: [{ studentId: grace, reason: 'to-be-decided' }] })
  expect((await roster()).doubleEntry?.differences).toHaveLength(1)
  await settle(grace, 'first')
  expect((await enter(max, { [grace]: 'C' })).body).toMatchObject({ refused: [] })
  expect((await roster()).doubleEntry?.differences).toHaveLength(1)
})

test('whoever decided about a difference does not approve', async () => {
  const { emmy, max, dean, ada, grace, params, enter, settle } = await twoEnter()
  await enter(emmy, { [ada]: 'A', [grace]: 'B' })
  await enter(max, { [ada]: 'A', [grace]: 'C' })
  expect((await settle(grace, 'first', dean)).status).toBe(200)
  await emmy.call(submitFinalGrades, { params })
  expect((await dean.call(approveFinalGrades, { params })).body).toMatchObject({ code: 'grades.same-person' })
})

test('a third person enters nothing, and neither of the two approves', async () => {
  const { emmy, max, hilda, ada, grace, enter, seenBy } = await twoEnter()
  await enter(emmy, { [ada]: 'A', [grace]: 'A' })
  await enter(max, { [ada]: 'A' })
  expect((await enter(hilda, { [ada]: 'F' })).body).toMatchObject({ code: 'grades.two-enter' })
  expect(await seenBy(hilda)).toEqual([undefined, undefined])
})

test('how many enter is chosen before anybody begins', async () => {
  const { emmy, ada, choose, enter, roster } = await twoEnter(false)
  expect((await roster()).doubleEntry).toBeUndefined()
  await choose(true)
  expect((await roster()).doubleEntry).toEqual({ entrants: [], compared: false, differences: [] })
  await choose(false)
  expect((await roster()).doubleEntry).toBeUndefined()
  await enter(emmy, { [ada]: 'A' })
  expect((await choose(true)).body).toMatchObject({ code: 'grades.begun' })
})
