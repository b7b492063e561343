import { expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { keepLooks } from './world/looks.ts'
import { releaseGrades } from './world/released-grades.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('standings are found, looked through and committed; the student reads why and appeals', async () => {
  const office = await world().signIn('registrar', desktop())
  const ada = await world().signIn('ada', desktop())
  await ada.page.goto('/record')
  await ada.page.getByText('In progress').first().waitFor()
  await releaseGrades(world().college, 'D')
  await ada.page
    .getByText(/^Grade \W?D\W?$/)
    .first()
    .waitFor()

  await office.page.goto('/standing')
  await office.page.getByText('The standings of this term have not been found yet.').waitFor()
  await office.page.getByRole('button', { name: 'Find standings' }).click()
  await office.page.getByText('To be looked through').waitFor()
  await office.page.getByRole('radio', { name: 'Warning: 1' }).waitFor()
  await office.page.getByRole('cell', { name: /is below 1.70 for the first time/ }).waitFor()
  await keepLooks(office.page, 'standing-review')

  await office.page.getByRole('button', { name: 'Decide Ada Lovelace' }).click()
  const dialog = office.page.getByRole('dialog', { name: 'Standing of Ada Lovelace' })
  await dialog.getByLabel('Standing', { exact: true }).click()
  await office.page.getByRole('option', { name: 'Probation' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('This cannot be empty').waitFor()
  await dialog.getByLabel('Reason').fill('Warned at another university')
  await keepLooks(office.page, 'standing-override')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await office.page.getByRole('radio', { name: 'Probation: 1' }).waitFor()

  expect(await ada.page.getByText('Academic standing').count()).toBe(0)
  await office.page.getByRole('button', { name: 'Commit', exact: true }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: 'Commit', exact: true }).click()
  await office.page.getByText('Committed', { exact: true }).waitFor()
  await ada.page.getByText('At most 13 credits in a term.').waitFor()
  await keepLooks(ada.page, 'standing-own')

  await ada.page.getByRole('button', { name: 'Appeal' }).click()
  const appeal = ada.page.getByRole('dialog', { name: 'Appeal against your standing' })
  await appeal.getByLabel('What should be looked at').fill('I was in hospital for six weeks.')
  await keepLooks(ada.page, 'standing-appeal')
  await appeal.getByRole('button', { name: 'Send' }).click()
  await appeal.waitFor({ state: 'hidden' })

  await office.page.getByRole('button', { name: 'Look Ada Lovelace' }).click()
  const review = office.page.getByRole('dialog', { name: 'Standing of Ada Lovelace' })
  await review.getByText('I was in hospital for six weeks.').waitFor()
  await review.getByLabel('Decision').click()
  await office.page.getByRole('option', { name: 'Good' }).click()
  await review.getByLabel('Note').fill('The certificate was seen')
  await keepLooks(office.page, 'standing-decide')
  await review.getByRole('button', { name: 'Decide' }).click()
  await review.waitFor({ state: 'hidden' })
  await ada.page.getByText('The certificate was seen').first().waitFor()
  await keepLooks(ada.page, 'standing-answered')

  await office.page.goto(`/students/${world().college.ada}?part=standing`)
  await office.page.getByText('The rules found: Warning.').waitFor()
  await office.page.getByRole('button', { name: 'Decide otherwise' }).click()
  const revise = office.page.getByRole('dialog', { name: 'Standing after' })
  await revise.getByLabel('Standing', { exact: true }).click()
  await office.page.getByRole('option', { name: 'Suspended, one term' }).click()
  await revise.getByLabel('Reason').fill('The certificate was forged')
  await keepLooks(office.page, 'standing-revise')
  await revise.getByRole('button', { name: 'Save' }).click()
  await ada.page.getByText('Nothing can be registered until the office lifts it.').waitFor()

  await office.page.goto(`/students/${world().college.ada}?part=holds`)
  await office.page.getByRole('button', { name: /^Release/ }).click()
  await office.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Release/ })
    .click()
  await ada.page.getByText('The office has lifted the hold').waitFor()
  await keepLooks(ada.page, 'standing-eased')
})
