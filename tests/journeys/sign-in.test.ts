import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { register } from './world/locators.ts'
import { password, people } from './world/people.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

async function trySignIn(page: Page, loginName: string, tried: string): Promise<void> {
  await page.getByLabel('E-mail or roll number').fill(loginName)
  await page.getByLabel('Password', { exact: true }).fill(tried)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a wrong password is answered like a name that nobody has', async () => {
  const { page, expectComplaints } = await world().visit()
  expectComplaints(/status of 401/)
  const answers: string[] = []
  for (const [loginName, tried] of [
    [people.ada.loginName, 'not the password of Ada'],
    ['nobody@school.test', password],
  ] as const) {
    await page.goto('/sign-in')
    await trySignIn(page, loginName, tried)
    answers.push((await page.getByRole('alert').textContent()) ?? '')
  }
  expect(answers[0]).toMatch(/^The name or the password is not right/)
  expect(answers[1]).toBe(answers[0])
})

test('whoever signs out leaves nothing behind, and comes back to where they wanted to go', async () => {
  const { page } = await world().signIn('ada')
  await page.getByRole('button', { name: 'Ada Lovelace, account and preferences' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await page.goto('/record')
  await trySignIn(page, people.ada.loginName, password)
  await page.getByRole('heading', { level: 1, name: 'My record' }).waitFor()
})

test('an ended session asks to sign in over the page, which goes on where it was', async () => {
  const { college } = world()
  const teacher = await world().signIn('instructor')
  await teacher.page.goto(`/sections/${college.sections.programmingA}/attendance/${college.calendar.today}-1`)
  await register(teacher.page, 'Grace Hopper').waitFor()

  const office = await world().signIn('administrator')
  await office.page.goto(`/people/${college.instructor}`)
  teacher.expectComplaints(/status of 401|WebSocket/)
  await office.page.getByRole('button', { name: 'End all sessions' }).click()

  const dialog = teacher.page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.waitFor({ timeout: 5000 })
  await dialog.getByLabel('E-mail or roll number').fill(people.instructor.loginName)
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await register(teacher.page, 'Grace Hopper').getByRole('radio', { name: 'Late' }).click()
  await teacher.page.getByText('1 late').waitFor()
})

test('a role that is taken away leaves an open page within five seconds', async () => {
  const { page } = await world().signIn('registrar')
  const rail = page.getByRole('navigation', { name: 'Main' })
  await rail.getByRole('link', { name: 'Activity' }).waitFor()
  const office = await world().signIn('administrator')
  await office.page.goto('/people')
  await office.page.getByRole('link', { name: people.registrar.name }).click()
  await office.page.getByRole('button', { name: /^Remove the role/ }).click()
  await office.page.getByRole('button', { name: 'Save roles' }).click()
  await rail.getByRole('link', { name: 'Activity' }).waitFor({ state: 'hidden', timeout: 5000 })
})
