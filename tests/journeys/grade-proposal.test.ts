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
