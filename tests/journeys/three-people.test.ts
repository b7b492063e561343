import { expect, test } from 'vitest'
import { activity, register } from './world/locators.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('what a student, an instructor and a registrar do shows in the others’ open pages by itself', async () => {
  const { college } = world()
  const section = `/sections/${college.sections.programmingA}`
  const [ada, emmy, office, desk] = [
    await world().signIn('ada'),
    await world().signIn('instructor'),
    await world().signIn('registrar'),
    await world().signIn('registrar'),
  ]
  await emmy.page.goto(`${section}?tab=roster`)
  await emmy.page.getByRole('row', { name: 'Grace Hopper' }).waitFor()
  expect(await emmy.page.getByRole('row', { name: 'Ada Lovelace' }).count()).toBe(0)
  await desk.page.goto(section)
  await desk.page.getByText('23 / 40').first().waitFor()

  await ada.page.goto('/registration')
  await ada.page.getByRole('searchbox', { name: 'Find a course, code or instructor' }).fill('programming')
  await ada.page.getByRole('button', { name: /^Add CS-101 section A/ }).click()
  await ada.page.getByRole('button', { name: 'Review and register' }).click()
  await ada.page.getByRole('button', { name: 'Register 1 course' }).click()
  await ada.page.getByText('1 registered, 0 waitlisted, 0 refused').waitFor()

  await emmy.page.getByRole('row', { name: 'Ada Lovelace' }).waitFor()
  await desk.page.getByText('24 / 40').first().waitFor()
  await activity(office.page, 'Ada Lovelace enrolled in CS-101 A').waitFor()

  await ada.page.goto('/record')
  await ada.page.getByText('Programming').first().waitFor()
  await emmy.page.goto(`${section}/attendance/${college.calendar.today}-1`)
  await register(emmy.page, 'Ada Lovelace').getByRole('radio', { name: 'Present' }).click()
  await emmy.page.getByRole('button', { name: 'Submit attendance' }).click()
  await emmy.page.getByText('Attendance submitted.').first().waitFor()
  await ada.page.getByText('1 of 1 class attended').first().waitFor()

  await emmy.page.goto(`${section}/marks`)
  await emmy.page.getByRole('button', { name: 'Add assessment' }).click()
  const form = emmy.page.getByRole('dialog', { name: 'New assessment' })
  await form.getByLabel('Title').fill('Project')
  await form.getByLabel('Highest mark').fill('50')
  await form.getByLabel('Weight in per cent').fill('40')
  await form.getByRole('button', { name: 'Add' }).click()
  await form.waitFor({ state: 'hidden' })
  await emmy.page
    .getByRole('row', { name: /Ada Lovelace/ })
    .getByRole('gridcell')
    .first()
    .click()
  await emmy.page.keyboard.type('46')
  await emmy.page.keyboard.press('Enter')
  await emmy.page.getByText('All changes saved').waitFor()
  expect(await ada.page.getByText('46 of 50').count()).toBe(0)
  await emmy.page.getByRole('button', { name: 'Release Project' }).click()
  await emmy.page.getByRole('dialog').getByRole('button', { name: 'Release marks' }).click()
  await ada.page.getByText('46 of 50').waitFor()
})
