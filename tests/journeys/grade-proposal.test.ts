import { changeAssessment, changeGradebookPlan, readGradebook } from '@matricula/contract/grading'
import { expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { keepLooks } from './world/looks.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('letters are proposed from the marks, and entered when the instructor says so', async () => {
  const { sections } = world().college
  const { page } = await world().signIn('instructor', desktop())
  await page.goto(`/sections/${sections.algorithmsA}/final-grades`)
  await page.getByText('6 of 15 have a grade or a reason.').waitFor()
  await page.getByRole('button', { name: 'Propose from marks' }).click()
  const dialog = page.getByRole('dialog', { name: 'Propose from marks' })
  await dialog.getByLabel('A-', { exact: true }).fill('99')
  await dialog.getByText(/^A- begins below/).waitFor()
  expect(await dialog.getByRole('button', { name: /^Enter/ }).count()).toBe(0)
  await keepLooks(page, 'propose-fault')
  await dialog.getByLabel('A-', { exact: true }).fill('80')
  await keepLooks(page, 'propose')
  await dialog.getByRole('button', { name: 'Enter 9 grades' }).click()
  await page.getByText('9 grades were entered; refused: 0.').waitFor()
  await page.getByText('15 of 15 have a grade or a reason.').waitFor()
  expect(await page.getByRole('textbox', { name: /^Why/ }).count()).toBeLessThan(2)

  await page.getByRole('button', { name: 'Propose from marks' }).click()
  expect(await dialog.getByLabel('A-', { exact: true }).inputValue()).toBe('80')
  await dialog.getByText('Nothing to enter').waitFor()
})

const part = { weight: 50, dropLowest: 0, extra: false, evenly: false }

/** Quizzes and examinations count half each. */
async function inTwoParts(internal: string): Promise<void> {
  const { teacher, sections } = world().college
  const params = { sectionId: sections.algorithmsA }
  const { body } = await teacher.call(readGradebook, { params })
  const { version, lateLoses, missing } = body.plan
  const categories = [
    { ...part, categoryId: 'internal', title: internal },
    { ...part, categoryId: 'external', title: 'External' },
  ]
  await teacher.call(changeGradebookPlan, { params, body: { categories, lateLoses, missing, version } })
  for (const { assessmentId, version: seen, title } of body.assessments)
    await teacher.call(changeAssessment, {
      params: { ...params, assessmentId },
      body: { version: seen, categoryId: title === 'Midterm' ? 'external' : 'internal' },
    })
}

test('whoever misses a part that has to be passed by itself is proposed to fail, with the reason', async () => {
  const { sections } = world().college
  await inTwoParts('Internal')
  const { page } = await world().signIn('instructor', desktop())
  await page.goto(`/sections/${sections.algorithmsA}/final-grades`)
  await page.getByRole('button', { name: 'Propose from marks' }).click()
  const dialog = page.getByRole('dialog', { name: 'Propose from marks' })
  expect(await dialog.getByText('Missed Internal').count()).toBe(0)
  await dialog.getByLabel('Internal', { exact: true }).fill('90')
  const row = dialog.getByRole('row', { name: /Missed Internal/ }).first()
  await row.getByText('F', { exact: true }).first().waitFor()
  await dialog.getByRole('checkbox', { name: 'Replace what was entered already' }).check()
  await keepLooks(page, 'propose-heads')
  await dialog.getByRole('button', { name: /^Enter \d+ grades/ }).click()
  await page.getByText(/grades were entered; refused: 0/).waitFor()

  await inTwoParts('Practical')
  await page.getByRole('button', { name: 'Propose from marks' }).click()
  await dialog.getByText('No such category any more').waitFor()
  expect(await dialog.getByLabel('Internal', { exact: true }).inputValue()).toBe('90')
  await dialog.getByLabel('Practical', { exact: true }).waitFor()
  await keepLooks(page, 'propose-gone')
})
