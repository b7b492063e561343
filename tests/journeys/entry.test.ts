import { readRegister } from '@matricula/contract/attendance'
import { createAssessment, enterMarks, readGradebook } from '@matricula/contract/grading'
import { MeetingId } from '@matricula/contract/kernel'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { desktop, phone } from './world/browser.ts'
import { chip, register } from './world/locators.ts'
import { keepLooks } from './world/looks.ts'
import { password, people } from './world/people.ts'
import { layWire, type Wire } from './world/wire.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()
const wires: Wire[] = []
afterEach(() => {
  for (const wire of wires.splice(0)) wire.close()
})

const lostConnection = /ERR_|WebSocket|Failed to load resource|Unable to preload|dynamically imported/

/** Two assessments of a class of twenty-three, with nothing entered. */
async function assessments(...titles: readonly string[]) {
  const { college } = world()
  const sectionId = college.sections.programmingA
  const made = []
  for (const title of titles) {
    const { body } = await college.teacher.call(createAssessment, {
      params: { sectionId },
      body: { title, outOf: 50, weight: 10 },
    })
    made.push(body)
  }
  const marks = async (title: string) => {
    const { body } = await college.registrar.call(readGradebook, { params: { sectionId } })
    const found = body.assessments.find((one) => one.title === title)
    return body.marks.filter(({ assessmentId }) => assessmentId === found?.assessmentId)
  }
  return { sectionId, made, marks }
}

/** Smallest first; words come last. */
const values = (marks: readonly { readonly value: unknown }[]): number[] =>
  marks.map(({ value }) => Number(value)).toSorted((one, other) => one - other)

const cell = (page: Page, student: RegExp, column: number) =>
  page.getByRole('row', { name: student }).getByRole('gridcell').nth(column)

/** As a spreadsheet hands it over: columns by tabs, rows by lines. */
const paste = (page: Page, table: string) =>
  page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(pasted)
  }, table)

test('forty marks pasted from a spreadsheet appear in a colleague’s open page', async () => {
  const { sectionId, marks } = await assessments('Lab 1', 'Lab 2')
  const [one, other] = [
    await world().signIn('instructor', desktop()),
    await world().signIn('instructor', desktop()),
  ]
  for (const { page } of [one, other]) {
    await page.goto(`/sections/${sectionId}/marks`)
    await page.getByRole('grid').waitFor()
    await chip(page, 'Live').waitFor()
  }
  const rows = Array.from({ length: 20 }, (_, place) => `${10 + place}\t${30 + place}`)
  await cell(one.page, /Alan Turing/, 0).click()
  const began = performance.now()
  await paste(one.page, rows.join('\n'))
  await other.page.getByRole('gridcell', { name: '49', exact: true }).first().waitFor({ timeout: 15_000 })
  process.stdout.write(`Forty pasted marks were seen after ${Math.round(performance.now() - began)} ms.\n`)
  await one.page.getByText('All changes saved').waitFor()
  expect(values(await marks('Lab 1'))).toEqual(Array.from({ length: 20 }, (_, place) => 10 + place))
  expect(await marks('Lab 2')).toHaveLength(20)

  // Of 10 to 29 the mean is 19.5, and three of the class have no mark yet.
  await other.page.getByRole('button', { name: 'Statistics of Lab 1' }).click()
  const dialog = other.page.getByRole('dialog', { name: 'Statistics of Lab 1' })
  await dialog.getByText('19.5').first().waitFor()
  expect(await dialog.getByText('no mark, though half of the class has one.').count()).toBe(3)
  await keepLooks(other.page, 'statistics')
})

test('twenty seconds without a connection lose nothing, neither here nor there', async () => {
  const { college, school } = world()
  const { sectionId, made, marks } = await assessments('Field trip')
  const wire = await layWire(school.origin)
  wires.push(wire)
  const desk = await world().signIn('instructor', { ...desktop(), baseURL: wire.origin })
  const pocket = await world().signIn('instructor', { ...phone(), baseURL: wire.origin })
  const meetingId = MeetingId.parse(`${college.calendar.today}-1`)
  await desk.page.goto(`/sections/${sectionId}/marks`)
  await desk.page.getByRole('grid').waitFor()
  await pocket.page.goto(`/sections/${sectionId}/attendance/${meetingId}`)
  await register(pocket.page, 'Grace Hopper').waitFor()
  for (const { page } of [desk, pocket]) await chip(page, 'Live').waitFor({ state: 'attached' })
  const column = await columnOf(desk.page, 'Field trip')

  for (const visit of [desk, pocket]) visit.expectComplaints(lostConnection)
  const cutAt = performance.now()
  wire.cut()
  await desk.context.setOffline(true)
  await pocket.context.setOffline(true)
  await cell(desk.page, /Alan Turing/, column).click()
  for (let mark = 21; mark < 36; mark += 1) {
    await desk.page.keyboard.type(String(mark))
    await desk.page.keyboard.press('Enter')
  }
  for (const name of ['Grace Hopper', 'Barbara Liskov', 'Edsger Dijkstra'])
    await register(pocket.page, name).getByRole('radio', { name: 'Absent' }).click()
  const [assessment] = made
  const grace = college.grace
  await college.teacher.call(enterMarks, {
    params: { sectionId, assessmentId: String(assessment?.assessmentId) },
    body: { marks: [{ studentId: grace, value: 44 }] },
  })
  await desk.page.waitForTimeout(Math.max(0, 20_000 - (performance.now() - cutAt)))
  wire.mend()
  await desk.context.setOffline(false)
  await pocket.context.setOffline(false)

  // Two entered a mark for Grace: both are shown, and somebody decides.
  await cell(desk.page, /Grace Hopper/, column).click()
  await desk.page
    .getByText(/entered 44/)
    .first()
    .waitFor()
  await expect.poll(async () => (await marks('Field trip')).length, { timeout: 20_000 }).toBe(15)
  await desk.page.getByRole('button', { name: /^Keep/ }).click()
  await desk.page.getByText('All changes saved').waitFor()
  expect(values(await marks('Field trip'))).toEqual(Array.from({ length: 15 }, (_, place) => 21 + place))
  const params = { sectionId, meetingId }
  await expect
    .poll(
      async () =>
        (await college.registrar.call(readRegister, { params })).body.marks.filter(
          ({ state }) => state === 'absent',
        ).length,
      { timeout: 20_000 },
    )
    .toBe(3)
})

test('marks that are typed while the session ends are kept over signing in again', async () => {
  const { college } = world()
  const { sectionId, marks } = await assessments('Essay')
  const teacher = await world().signIn('instructor', desktop())
  await teacher.page.goto(`/sections/${sectionId}/marks`)
  await teacher.page.getByRole('grid').waitFor()
  const column = await columnOf(teacher.page, 'Essay')
  const office = await world().signIn('administrator', desktop())
  await office.page.goto(`/people/${college.instructor}`)
  teacher.expectComplaints(/status of 401|WebSocket/)
  await cell(teacher.page, /Alan Turing/, column).click()
  await teacher.page.keyboard.type('31')
  await office.page.getByRole('button', { name: 'End all sessions' }).click()
  const dialog = teacher.page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.waitFor()
  await dialog.getByLabel('E-mail or roll number').fill(people.instructor.loginName)
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await cell(teacher.page, /Barbara Liskov/, column).click()
  await teacher.page.keyboard.type('32')
  await teacher.page.keyboard.press('Enter')
  await teacher.page.getByText('All changes saved').waitFor()
  expect(values(await marks('Essay'))).toEqual([31, 32])
})

/** Which cell of a row belongs to an assessment: the row begins with its name, which is no cell to fill. */
async function columnOf(page: Page, title: string): Promise<number> {
  const heads = await page.getByRole('columnheader').allTextContents()
  const found = heads.findIndex((head) => head.includes(title))
  expect(found).toBeGreaterThan(0)
  return found - 1
}
