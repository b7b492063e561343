import { assignInstructor, createSection } from '@matricula/contract/catalogue'
import { register } from '@matricula/contract/enrolment'
import { createAssessment, enterMarks } from '@matricula/contract/grading'
import { CourseId, type SectionId } from '@matricula/contract/kernel'
import { admitStudent } from '@matricula/contract/students'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { chip } from './world/locators.ts'
import { termId } from './world/offered.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()
const studentsHere = 500
const assessmentsHere = 60

/** The largest class of the college: a lecture for everybody, with weekly exercises; every mark is there. */
async function lecture(): Promise<SectionId> {
  const { registrar, teacher, instructor } = world().college
  const courseId = CourseId.parse('CS-101')
  const offered = { termId, courseId, code: 'L', capacity: studentsHere, meetings: [] }
  const { body: section } = await registrar.call(createSection, { body: offered })
  const { sectionId } = section
  await registrar.call(assignInstructor, { params: { sectionId, userId: instructor } })
  const students = await Promise.all(
    Array.from({ length: studentsHere }, async (_, place) => {
      const rollNumber = `L26-${String(place + 1).padStart(3, '0')}`
      const person = { rollNumber, givenName: 'Student', familyName: rollNumber }
      const { body: student } = await registrar.call(admitStudent, {
        body: { ...person, programmeId: 'BSC-CS', cohort: '2026' },
      })
      const { studentId } = student
      const items = [{ wish: 'enrol' as const, sectionIds: [sectionId] }]
      await registrar.call(register, { params: { studentId }, body: { termId, items } })
      return studentId
    }),
  )
  for (let number = 1; number <= assessmentsHere; number += 1) {
    const wanted = { title: `Exercise ${number}`, outOf: 20, weight: 1, kind: 'number' as const }
    const { body: assessment } = await teacher.call(createAssessment, { params: { sectionId }, body: wanted })
    await teacher.call(enterMarks, {
      params: { sectionId, assessmentId: assessment.assessmentId },
      body: { marks: students.map((studentId, place) => ({ studentId, value: (place + number) % 19 })) },
    })
  }
  return sectionId
}

const cell = (page: Page, row: number, column: number) =>
  page.locator(`[data-r="${row}"][data-c="${column}"]`)

/** Counts how often the page reads the gradebook from now on. */
function readsOf(page: Page): () => number {
  let reads = 0
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.url().endsWith('/gradebook')) reads += 1
  })
  return () => reads
}

test('30,000 marks: what is out of view is not drawn, and a mark is told without reading the others again', async () => {
  const sectionId = await lecture()
  const teacher = (await world().signIn('instructor', desktop())).page
  const colleague = (await world().signIn('registrar', desktop())).page
  for (const page of [teacher, colleague]) {
    await page.goto(`/sections/${sectionId}/marks`)
    await cell(page, 0, 1).waitFor()
    await chip(page, 'Live').waitFor()
  }
  expect(await teacher.getByRole('gridcell').count()).toBeLessThan(40 * (assessmentsHere + 1))
  const [teacherReads, colleagueReads] = [readsOf(teacher), readsOf(colleague)]

  await cell(teacher, 2, 3).click()
  for (const mark of ['20', '19.5', '20']) {
    await teacher.keyboard.type(mark)
    await teacher.keyboard.press('Enter')
  }
  await cell(colleague, 4, 3).getByText('20', { exact: true }).waitFor()
  await cell(colleague, 3, 3).getByText('19.5', { exact: true }).waitFor()
  expect([teacherReads(), colleagueReads()]).toEqual([0, 0])

  await cell(teacher, 4, 3).click()
  await teacher.keyboard.press('Control+End')
  await cell(teacher, studentsHere - 1, assessmentsHere).waitFor()
  expect(await teacher.getByRole('gridcell').count()).toBeLessThan(40 * (assessmentsHere + 1))
})
