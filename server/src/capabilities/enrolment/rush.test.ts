import type { StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { college, enrolOrWait, inShort } from './testing/college.ts'

test('300 students for 30 seats at once: exactly 30 sit, the others wait in the order of their tickets', async () => {
  const here = await college()
  const section = await here.section('CS-201 A', { capacity: 30 })
  const students: StudentId[] = []
  for (let number = 1; number <= 300; number += 1) {
    students.push(await here.student(`Student ${String(number).padStart(3, '0')}`))
  }

  const outcomes = await Promise.all(students.map((id) => here.register(id, [enrolOrWait(section)])))

  const answers = outcomes.flatMap(inShort)
  expect(answers.filter((answer) => answer === 'enrolled')).toHaveLength(30)
  const places = answers.filter((answer) => answer.startsWith('waiting'))
  expect(places.toSorted()).toEqual(
    Array.from({ length: 270 }, (_, place) => `waiting ${place + 1}`).toSorted(),
  )
  expect(await here.seats(section)).toEqual({ capacity: 30, taken: 30, waiting: 270 })
  const [seated, line] = [await here.roster(section), await here.roster(section, 'waiting')]
  expect(new Set([...seated, ...line]).size).toBe(300)
  expect([seated.length, line.length]).toEqual([30, 270])
  // Whoever asked first has the lower ticket, and a newcomer finds no way past them.
  expect(line).toEqual(line.toSorted())
  expect(seated.every((name) => name < (line[0] ?? ''))).toBe(true)
})
