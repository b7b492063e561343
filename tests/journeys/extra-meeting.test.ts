import { expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { keepLooks } from './world/looks.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('an extra meeting is added, and somebody on duty is marked so', async () => {
  const { sections, calendar } = world().college
  const { page } = await world().signIn('instructor', desktop())
  await page.goto(`/sections/${sections.algorithmsA}/attendance`)
  await page.getByRole('button', { name: 'Add meeting' }).click()
  const dialog = page.getByRole('dialog', { name: 'Extra meeting' })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByText('Give a date as year-month-day').waitFor()
  await dialog.getByLabel('Day').fill(calendar.day(0))
  await dialog.getByLabel('From').fill('06:00')
  await dialog.getByLabel('To', { exact: false }).last().fill('06:45')
  await dialog.getByLabel('Room').fill('C05')
  await keepLooks(page, 'extra-dialog')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  const added = page.getByRole('link', { name: /extra meeting/ })
  await added.waitFor()
  await keepLooks(page, 'extra-list')
  await added.click()
  await page.getByRole('button', { name: /Ada Lovelace/ }).click()
  const note = page.getByRole('dialog')
  await note.getByLabel('Note').fill('Plays for the college')
  await keepLooks(page, 'extra-note')
  await note.getByRole('button', { name: 'On duty' }).click()
  await page.getByText('1 on duty').waitFor()
  await keepLooks(page, 'extra-register')
  expect(await page.getByRole('radio', { name: 'On duty', checked: true }).count()).toBe(1)
})

test('leave is asked for, approved, and marked in the register to come', async () => {
  const { sections, calendar } = world().college
  const [ada, office, emmy] = [
    await world().signIn('ada', desktop()),
    await world().signIn('registrar', desktop()),
    await world().signIn('instructor', desktop()),
  ]
  await ada.page.goto('/record')
  await ada.page.getByRole('button', { name: 'Ask for leave' }).click()
  const dialog = ada.page.getByRole('dialog', { name: 'Ask for leave' })
  await dialog.getByLabel('First day').fill(calendar.day(0))
  await dialog.getByLabel('Last day').fill(calendar.day(6))
  await dialog.getByLabel('Reason').fill('An operation')
  await keepLooks(ada.page, 'leave-ask')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await ada.page.getByText('Asked', { exact: true }).waitFor()

  await office.page.goto('/attendance?part=leave')
  await office.page.getByRole('button', { name: 'Look Ada Lovelace' }).click()
  const decision = office.page.getByRole('dialog', { name: 'Leave of Ada Lovelace' })
  await decision.getByRole('button', { name: 'Refuse' }).click()
  await decision.getByText('Say why; the student reads it').waitFor()
  await keepLooks(office.page, 'leave-decide')
  await decision.getByRole('button', { name: 'Approve' }).click()
  await decision.waitFor({ state: 'hidden' })
  await ada.page.getByText('Approved', { exact: true }).waitFor()
  await keepLooks(ada.page, 'leave-own')
  await keepLooks(office.page, 'leave-list')

  await emmy.page.goto(`/sections/${sections.algorithmsA}/attendance`)
  await emmy.page.getByText('1 marked').first().waitFor()
})
