import { test } from 'vitest'
import { desktop, phone } from './world/browser.ts'
import { keepLooks } from './world/looks.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('the office saves a cohort, counts it, and speaks to it', async () => {
  const [office, ada] = [await world().signIn('registrar', desktop()), await world().signIn('ada', phone())]
  await ada.page.goto('/inbox')
  await office.page.goto('/announcements')
  await office.page.getByRole('link', { name: 'Saved cohorts' }).click()
  await office.page.getByRole('button', { name: 'New cohort' }).click()
  const dialog = office.page.getByRole('dialog', { name: 'New cohort' })
  await dialog.getByLabel('Name').fill('Class of 2026')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Choose at least one programme, year or state').waitFor()
  await keepLooks(office.page, 'cohort-fault')
  await dialog.getByLabel('Years of admission').fill('2026')
  await dialog.getByRole('button', { name: 'Count' }).click()
  await dialog.getByText(/^\d+ students belong$/).waitFor()
  await keepLooks(office.page, 'cohort-counted')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await office.page.getByRole('row', { name: /Class of 2026/ }).waitFor()
  await keepLooks(office.page, 'cohort-list')

  await office.page.getByRole('link', { name: 'Announcements' }).last().click()
  await office.page.getByRole('combobox', { name: 'For' }).click()
  await office.page.getByRole('option', { name: 'Cohort Class of 2026' }).click()
  await office.page.getByLabel('Title').fill('Photographs')
  await office.page.getByLabel('Text').fill('On Friday at noon, in front of the library.')
  await office.page.getByRole('button', { name: 'Announce' }).click()
  await ada.page.getByRole('heading', { name: 'Photographs' }).waitFor()
})
