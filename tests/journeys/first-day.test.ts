import { expect, test } from 'vitest'
import { emptyWorld } from './world/world.ts'

const world = emptyWorld()
const ownPassword = 'seven herons over a slow river'

test('an empty institution is set up through its link, and its first administrator invites a colleague', async () => {
  const { school } = world()
  const link = await school.beginSetUp()
  const first = await world().visit()
  await first.page.goto('/')
  await first.page.getByRole('heading', { level: 1, name: 'Not set up yet' }).waitFor()

  await first.page.goto(link ?? '')
  await first.page.getByLabel('Name of the institution').fill('Hillside College')
  // Browsers still call Kolkata by its older name.
  expect(await first.page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toMatch(
    /^Asia\/(Kolkata|Calcutta)$/,
  )
  await first.page.getByLabel('Your name').fill('Wangari Maathai')
  await first.page.getByLabel('Your sign-in name').fill('wangari@hillside.test')
  await first.page.getByLabel('New password').fill('short')
  await first.page.getByRole('button', { name: 'Set up' }).click()
  await first.page.getByText('Use at least 12 characters').waitFor()
  await first.page.getByLabel('New password').fill(ownPassword)
  await first.page.getByRole('button', { name: 'Set up' }).click()
  await first.page.getByRole('heading', { level: 1, name: 'Wangari Maathai' }).waitFor()
  expect(await school.beginSetUp()).toBeUndefined()

  await first.page.getByRole('link', { name: 'People and roles' }).click()
  await first.page.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = first.page.getByRole('dialog', { name: 'Invite a person' })
  await dialog.getByLabel('Name', { exact: true }).fill('Tu Youyou')
  await dialog.getByLabel('Sign-in name').fill('tu@hillside.test')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  const invited = first.page.getByRole('dialog', { name: 'Tu Youyou is invited' })
  const invitation = await invited.getByText(`${school.origin}/join#`).textContent()

  const second = await world().visit()
  await second.page.goto(invitation ?? '')
  await second.page.getByRole('heading', { level: 1, name: 'Welcome, Tu Youyou' }).waitFor()
  await second.page.getByLabel('New password').fill(ownPassword)
  await second.page.getByRole('button', { name: 'Begin' }).click()
  await second.page.getByRole('heading', { level: 1, name: 'Tu Youyou' }).waitFor()

  const third = await world().visit()
  third.expectComplaints(/status of 4\d\d/)
  await third.page.goto(invitation ?? '')
  await third.page.getByRole('heading', { level: 1, name: 'This invitation cannot be used' }).waitFor()
})
