import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { keepLooks } from './world/looks.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

/** Letters are set apart from the words around them by marks that nobody sees. */
const gradeOn = (page: Page, grade: string) => page.getByText(new RegExp(`^Grade \\W?${grade}\\W?$`))

/** Presses the button of a step, and the same verb in the question that follows. */
async function take(page: Page, verb: string, done: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
  await page.getByText(done).first().waitFor()
}

test('final grades go from the instructor over the office to the open page of the student', async () => {
  const { sections } = world().college
  const address = `/sections/${sections.algorithmsA}/final-grades`
  const [emmy, office, ada] = [
    await world().signIn('instructor', desktop()),
    await world().signIn('registrar', desktop()),
    await world().signIn('ada', desktop()),
  ]
  await ada.page.goto('/record')
  await ada.page.getByText('In progress').first().waitFor()
  await office.page.goto(address)
  await emmy.page.goto(address)

  await emmy.page.getByText('6 of 15 have a grade or a reason.').waitFor()
  const fields = emmy.page.getByRole('combobox', { name: /^Grade of/ })
  for (const field of await fields.all()) {
    const mayChoose =
      (await field.inputValue()) === '' &&
      !/Müller|Jahan/.test(String(await field.getAttribute('aria-label')))
    if (mayChoose) await field.selectOption('B')
  }
  await emmy.page.getByRole('combobox', { name: 'Grade of Ada Lovelace' }).selectOption('A')
  await emmy.page.getByText('15 of 15 have a grade or a reason. All changes saved.').waitFor()
  await keepLooks(emmy.page, 'finals-entered')
  await take(emmy.page, 'Send in', 'The grades were sent in.')

  await office.page.getByText('Waiting for approval').waitFor()
  await take(office.page, 'Approve', 'The grades were approved.')
  await take(office.page, 'Post', 'The grades were posted.')
  expect(await gradeOn(ada.page, 'A').count()).toBe(0)
  await keepLooks(office.page, 'finals-posted')
  await take(office.page, 'Release', 'The grades are being released.')
  await gradeOn(ada.page, 'A').first().waitFor()
  await emmy.page.getByText('On the record of each student.').waitFor()

  await emmy.page.getByRole('button', { name: 'Ask for change Ada Lovelace' }).click()
  const form = emmy.page.getByRole('dialog', { name: 'Grade of Ada Lovelace' })
  await form.getByLabel('Awarded grade').click()
  await emmy.page.getByRole('option', { name: 'A-', exact: true }).click()
  await form.getByLabel('Reason').fill('A page of the paper was counted twice')
  await keepLooks(emmy.page, 'finals-ask')
  await form.getByRole('button', { name: 'Ask for change' }).click()
  await form.waitFor({ state: 'hidden' })

  await office.page.goto('/final-grades?part=changes')
  await office.page.getByRole('button', { name: 'Look Ada Lovelace' }).click()
  const decision = office.page.getByRole('dialog', { name: 'Grade of Ada Lovelace' })
  await decision.getByText('4.00 to 3.70').first().waitFor()
  await keepLooks(office.page, 'finals-decide')
  await decision.getByRole('button', { name: 'Approve' }).click()
  await decision.waitFor({ state: 'hidden' })
  await office.page.getByRole('radio', { name: 'Approved' }).click()
  await office.page.getByRole('button', { name: 'Look Ada Lovelace' }).click()
  await decision.getByRole('button', { name: 'Post', exact: true }).click()
  await gradeOn(ada.page, 'A-').first().waitFor()
  await ada.page.getByText(/Corrected: .?A-/).waitFor()
  await keepLooks(ada.page, 'finals-record')
})

test('two people enter the same grades apart, and decide where they differ', async () => {
  const { sections } = world().college
  const address = `/sections/${sections.algebraA}/final-grades`
  const [emmy, office] = [
    await world().signIn('instructor', desktop()),
    await world().signIn('registrar', desktop()),
  ]
  await emmy.page.goto(address)
  await emmy.page.getByRole('button', { name: 'Let two people enter these grades' }).click()
  await emmy.page.getByText('neither sees those of the other').waitFor()
  await keepLooks(emmy.page, 'double-chosen')
  const gradeIn = async (page: Page, grade: string) => {
    for (const field of await page.getByRole('combobox', { name: /^Grade of/ }).all())
      await field.selectOption(grade)
    await page.getByText('All changes saved.').waitFor()
  }
  await gradeIn(emmy.page, 'A')
  await office.page.goto(address)
  await office.page.getByText(/^Two people enter these grades.*Emmy Noether/).waitFor()
  const fields = office.page.getByRole('combobox', { name: /^Grade of/ })
  expect(await Promise.all((await fields.all()).map((field) => field.inputValue()))).not.toContain('A')
  await gradeIn(office.page, 'A')
  await fields.first().selectOption('B')
  await office.page.getByText('Both entries are done. One student has two different grades').waitFor()
  await fields.first().selectOption('A')
  await office.page.getByText('Decide which of them counts.').waitFor()
  await keepLooks(office.page, 'double-differ')
  await office.page.getByRole('button', { name: 'Discard' }).click()
  await emmy.page.getByText('Both entries are done. One student has two different grades').waitFor()
  await emmy.page.getByRole('button', { name: /^B by/ }).click()
  await emmy.page.getByText('Both entries are done and agree.').waitFor()
  await office.page.getByText('Both entries are done and agree.').waitFor()
})
