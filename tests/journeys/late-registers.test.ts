import { expect, test } from 'vitest'
import { desktop, phone } from './world/browser.ts'
import { keepLooks } from './world/looks.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('the office reminds of a register that is missing, and hears when it is taken', async () => {
  const [office, emmy] = [
    await world().signIn('registrar', desktop()),
    await world().signIn('instructor', phone()),
  ]
  await emmy.page.goto('/')
  const missing = emmy.page.getByRole('region', { name: 'Missing registers' })
  await missing.getByText('CS-101 A').first().waitFor()
  await keepLooks(emmy.page, 'late-own', 'phone')

  await office.page.goto('/attendance')
  const row = office.page.getByRole('row', { name: /CS-101 A/ })
  const before = Number.parseInt(await row.getByRole('cell').nth(1).innerText(), 10)
  await keepLooks(office.page, 'late-office')
  await row.getByRole('button', { name: 'Remind' }).click()
  await office.page.getByText('Those who teach CS-101 A find a reminder in their inbox.').waitFor()
  await row.getByText('Reminded today').waitFor()
  await keepLooks(office.page, 'late-reminded')

  await emmy.page.goto('/inbox')
  await emmy.page.getByText('reminded those who teach CS-101 A').waitFor()
  await emmy.page.goto('/')
  await missing.getByRole('link', { name: /^Take that of .* CS-101 A/ }).click()
  await emmy.page.getByRole('button', { name: 'Submit attendance' }).click()
  await expect
    .poll(async () => Number.parseInt(await row.getByRole('cell').nth(1).innerText(), 10))
    .toBe(before - 1)
})
