import { changeCourse, changeSection } from '@matricula/contract/catalogue'
import { listEnrolments } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { registrar, studentActor } from '#testing/school.ts'
import { type College, college, enrol, inShort, termId } from './testing/college.ts'

/** What a student carries: each enrolment, and the load of the term. */
async function carried(here: College, studentId: StudentId) {
  const asked = { params: { studentId }, query: { termId } }
  const { body } = await here.school.as(studentActor(studentId)).call(listEnrolments, asked)
  return { each: body.items.map(({ credits }) => credits), load: body.standing?.credits }
}

async function changeCredits(here: College, courseId: string, credits: number, version = 1): Promise<void> {
  const change = { params: { courseId }, body: { version, credits } }
  const { status } = await here.school.as(registrar).call(changeCourse, change)
  expect(status).toBe(200)
  await here.school.settle()
}

test('other credits of a course reach its sections, who sits in them and what they may add', async () => {
  const here = await college({ creditLimit: 8 })
  const [a, b] = [await here.section('CS-201 A'), await here.section('CS-301 A')]
  const ada = await here.student('Ada')
  await here.register(ada, [enrol(a)])
  await changeCredits(here, 'CS-201', 6)
  expect(await carried(here, ada)).toEqual({ each: [6], load: 6 })
  expect(inShort(await here.register(ada, [enrol(b)]))).toEqual(['credit-limit'])
  const told = here.school.events.filter(({ name }) => name === 'enrolment.recounted')
  expect(told.map(({ facts }) => [facts['studentName'], facts['label'], facts['credits']])).toEqual([
    ['Ada', 'CS-201 A', 6],
  ])
})

test('parts of a course share its credits anew, and a seat is never lost by it', async () => {
  const here = await college({ creditLimit: 8 })
  const lecture = await here.section('CS-201 L', { credits: 3 })
  const lab = await here.section('CS-201 P', { part: '2', credits: 1 })
  const other = await here.section('CS-301 A')
  const ada = await here.student('Ada')
  await here.register(ada, [enrol(lecture, lab), enrol(other)])
  expect(await carried(here, ada)).toEqual({ each: [3, 1, 4], load: 8 })
  const change = { params: { sectionId: lecture }, body: { version: 1, credits: 2 } }
  await here.school.as(registrar).call(changeSection, change)
  await here.school.settle()
  expect(await carried(here, ada)).toEqual({ each: [2, 1, 4], load: 7 })
})

test('a section with credits of its own keeps them, and so does one whose classes have begun', async () => {
  const here = await college()
  const [own, follows] = [await here.section('CS-201 A', { credits: 2 }), await here.section('CS-201 B')]
  const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]
  await here.register(ada, [enrol(own)])
  await here.register(grace, [enrol(follows)])
  await changeCredits(here, 'CS-201', 5)
  expect([await carried(here, ada), await carried(here, grace)].map(({ load }) => load)).toEqual([2, 5])
  here.school.clock.set('2027-01-12T08:00:00.000Z')
  await changeCredits(here, 'CS-201', 6, 2)
  expect([await carried(here, ada), await carried(here, grace)].map(({ load }) => load)).toEqual([2, 5])
})
