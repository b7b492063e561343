import { reportGrades } from '@matricula/contract/finals'
import { DepartmentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { giveFinalGrades } from '#testing/final-grades.ts'

test('a term in grades: how many passed, what the average is, and how the letters are spread', async () => {
  const room = await classroom({ students: 5 })
  const { office, termId } = room
  const report = async (query = {}) => (await office.call(reportGrades, { params: { termId }, query })).body
  expect(await report()).toEqual({ graded: 0, passed: 0, letters: [], items: [] })
  const given = ['A', 'B', 'F', 'B', 'W']
  await giveFinalGrades(room, (place) => given[place] ?? 'F')
  // 4.0 + 3.0 + 0.0 + 3.0 over four: who withdrew is in no average.
  expect(await report()).toMatchObject({
    graded: 5,
    passed: 3,
    average: '2.50',
    letters: [
      { letter: 'A', count: 1 },
      { letter: 'B', count: 2 },
      { letter: 'F', count: 1 },
      { letter: 'W', count: 1 },
    ],
    items: [{ label: 'CS-201 A', title: 'Algorithms', graded: 5, passed: 3, average: '2.50' }],
  })
  expect((await report({ departmentId: DepartmentId.parse('MA') })).items).toEqual([])
})

test('the report costs one batch, however many sections there are', async () => {
  const room = await classroom({ students: 2 })
  await giveFinalGrades(room, () => 'A')
  const spent = room.platform.store.meter()
  await room.office.call(reportGrades, { params: { termId: room.termId } })
  expect(spent().trips).toBe(1)
})
