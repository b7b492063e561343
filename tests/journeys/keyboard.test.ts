import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

/** What has the focus, by its name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
  })

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${name}; it led to ${await focused(page)}`)
}

test('a student skips to the content, opens the palette and registers with the keyboard alone', async () => {
  const { page } = await world().signIn('ada')
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  await tabTo(page, /^Skip to the content$/)
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')

  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Search and commands' }).waitFor()
  await page.keyboard.type('Add courses')
  await page.getByText('Add courses').last().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Add courses' }).waitFor()

  await page.getByRole('button', { name: /^Add MA-210 section A/ }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('MA-210')
  await tabTo(page, /^Add MA-210 section A/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Ready').waitFor()
  await tabTo(page, /^Register 1 course$/)
  await page.keyboard.press('Enter')
  await page.getByText('1 registered, 0 waitlisted, 0 refused').waitFor()
})

test('an instructor marks attendance by letters and arrows', async () => {
  const { college } = world()
  const { page } = await world().signIn('instructor')
  await page.goto(`/sections/${college.sections.programmingA}/attendance/${college.calendar.today}-1`)
  await page.getByRole('radiogroup', { name: 'Alan Turing', exact: true }).waitFor()
  await tabTo(page, /^Present$/)
  await page.keyboard.press('a')
  await page.getByText('1 absent').waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByText('1 late').waitFor()
})
