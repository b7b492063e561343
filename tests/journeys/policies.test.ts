import { expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { keepLooks } from './world/looks.ts'
import { releaseGrades } from './world/released-grades.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('a draft is written, tried out and published, and an open record is read by it at once', async () => {
  const office = await world().signIn('registrar', desktop())
  const ada = await world().signIn('ada', desktop())
  await releaseGrades(world().college, 'A-')
  await ada.page.goto('/record')
  await ada.page.getByText('3.70').first().waitFor()

  const { page } = office
  await page.goto('/policies')
  await page.getByText('Nothing has been published yet; what is built in holds.').waitFor()
  await page.getByRole('button', { name: 'Write a draft' }).click()
  const points = page.getByLabel('Points, A-', { exact: true })
  await points.fill('3.6789')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByText('Enter points with at most three digits after the point').waitFor()
  await page.getByText('Give a date as year-month-day, such as 2027-01-11').waitFor()
  await points.fill('3.67')
  await page.getByRole('combobox', { name: 'From the first day of' }).click()
  await page.getByRole('option', { name: 'Autumn term' }).click()
  await keepLooks(page, 'policies-editor')
  await page.getByRole('button', { name: 'Save the draft' }).click()

  await page.getByText('Written by').waitFor()
  expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Start a dry run' }).click()
  await page.getByText(/^1 of \d+ students would differ\.$/).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Lower average 1 student' }).waitFor()
  await page.getByRole('cell', { name: /Average: \W?3\.70\W? becomes \W?3\.67/ }).waitFor()
  await keepLooks(page, 'policies-dry-run')

  await page.getByRole('button', { name: 'Publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish the draft?' })
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await dialog.getByText('This cannot be empty').waitFor()
  await dialog.getByLabel('Reason').fill('Senate of the third of May')
  await keepLooks(page, 'policies-publish')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('cell', { name: 'Senate of the third of May' }).waitFor()
  await page.getByText(/^Version 1 is in force/).waitFor()
  await ada.page.getByText('3.67').first().waitFor()
  await keepLooks(page, 'policies-published')

  await page.getByRole('button', { name: 'Look Built in' }).click()
  const builtIn = page.getByRole('dialog', { name: 'Built in' })
  expect(await builtIn.getByLabel('Points, A-', { exact: true }).inputValue()).toBe('3.7')
  expect(await builtIn.getByLabel('Points, A-', { exact: true }).isEditable()).toBe(false)
  await keepLooks(page, 'policies-version')
})
