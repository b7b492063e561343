import { test } from 'vitest'
import { phone } from './world/browser.ts'
import { register } from './world/locators.ts'
import { keepLooks } from './world/looks.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('a meeting is said not to be held, on a phone, and is held after all', async () => {
  const { college } = world()
  const { page } = await world().signIn('instructor', phone())
  const sectionId = college.sections.programmingA
  await page.goto(`/sections/${sectionId}/attendance/${college.calendar.day(-7)}-1`)
  await register(page, 'Grace Hopper').waitFor()
  await page.getByRole('button', { name: 'Not held' }).click()
  const dialog = page.getByRole('dialog', { name: 'Was this meeting not held?' })
  await dialog.getByText('23 marks that were given go.').waitFor()
  await dialog.getByRole('button', { name: 'Not held' }).click()
  await dialog.locator('[aria-invalid="true"]').waitFor()
  await keepLooks(page, 'not-held-empty', 'phone')
  await dialog.getByLabel('Reason').fill('The hall was flooded')
  await keepLooks(page, 'not-held-dialog', 'phone')
  await dialog.getByRole('button', { name: 'Not held' }).click()
  await page.getByText('This meeting was not held. The hall was flooded').waitFor()
  await keepLooks(page, 'not-held', 'phone')
  await page.getByRole('button', { name: 'It was held after all' }).click()
  await register(page, 'Grace Hopper').waitFor()
})
