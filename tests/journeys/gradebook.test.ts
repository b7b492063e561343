import { readGradebook } from '@matricula/contract/grading'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { keepLooks } from './world/looks.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

async function type(page: Page, place: readonly [row: number, column: number], text: string): Promise<void> {
  const [row, column] = place
  await page.locator(`[data-r="${row}"][data-c="${column}"]`).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('marks of categories and letters come to one number, which the student reads', async () => {
  const { sections, teacher } = world().college
  const params = { sectionId: sections.algorithmsA }
  const emmy = await world().signIn('instructor', desktop())
  const { page } = emmy
  await page.goto(`/sections/${sections.algorithmsA}/marks`)
  await page.getByRole('button', { name: 'How marks count' }).click()
  const plan = page.getByRole('dialog', { name: 'How marks count' })
  await plan.getByRole('button', { name: 'Add category' }).click()
  await plan.getByLabel('Title').fill('Quizzes')
  await plan.getByLabel('Weight in %').fill('40')
  await plan.getByRole('button', { name: 'Save' }).click()
  await plan.getByText('The weights add up to 40 %; make them 100').waitFor()
  await plan.getByRole('button', { name: 'Add category' }).click()
  await plan.getByLabel('Title').nth(1).fill('Essays')
  await plan.getByText('The weights add up to 100 %.').waitFor()
  await plan.getByLabel('A late mark loses, in %').fill('10')
  await keepLooks(page, 'gradebook-plan')
  await plan.getByRole('button', { name: 'Save' }).click()
  await plan.waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: 'Change Quiz 1' }).click()
  const change = page.getByRole('dialog', { name: 'Change Quiz 1' })
  await change.getByLabel('Category').click()
  await page.getByRole('option', { name: 'Quizzes' }).click()
  await change.getByRole('button', { name: 'Save' }).click()
  await change.waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: 'Add assessment' }).click()
  const form = page.getByRole('dialog', { name: 'New assessment' })
  await form.getByLabel('Title').fill('Essay')
  await form.getByLabel('Category').click()
  await page.getByRole('option', { name: 'Essays' }).click()
  await form.getByLabel('Marked with').click()
  await page.getByRole('option', { name: 'Letters' }).click()
  await form.getByLabel('Letters').last().waitFor()
  await keepLooks(page, 'gradebook-assessment')
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await form.waitFor({ state: 'hidden' })

  const { body } = await teacher.call(readGradebook, { params })
  expect(body.assessments.map(({ title }) => title)).toEqual(['Quiz 1', 'Midterm', 'Essay'])
  const rows = page.locator('[data-r][data-c="0"]')
  const names = await rows.allTextContents()
  const ada = names.findIndex((name) => name.includes('Ada Lovelace'))
  await type(page, [ada, 1], '15 late')
  await type(page, [ada, 3], 'b-')
  await page.getByText('All changes saved.').waitFor()
  await type(page, [ada, 3], 'E')
  await page.locator(`[data-r="${ada}"][data-c="3"]`).click()
  await page
    .getByText(/Enter one of A, A-/)
    .first()
    .waitFor()
  await type(page, [ada, 3], 'B-')
  await page.getByText('All changes saved.').waitFor()
  // 15 of 20 less a tenth is 67.5 %; B- is 81 %: 0.4 * 67.5 + 0.6 * 81
  await page.locator(`[data-r="${ada}"]`).getByText('75.6').waitFor()
  await keepLooks(page, 'gradebook-letters')

  await page.getByRole('button', { name: 'Release Essay' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Release/ })
    .click()
  const student = await world().signIn('ada', desktop())
  await student.page.goto('/record')
  await student.page.getByText('15 of 20, late').waitFor()
  await student.page.getByText('75.6').waitFor()
  await keepLooks(student.page, 'gradebook-record')
})
