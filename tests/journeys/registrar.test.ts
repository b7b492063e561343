import { changeStudent } from '@matricula/contract/students'
import { expect, test } from 'vitest'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('the registrar admits a student, is told in words what is wrong first, and finds them by a piece of the name', async () => {
  const { page, expectComplaints } = await world().signIn('registrar')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Students' }).click()
  await page.getByRole('button', { name: 'Add a student' }).click()
  const form = page.getByRole('dialog', { name: 'Add a student' })
  await form.getByRole('button', { name: 'Add the student' }).click()
  await form.getByText('This is needed').first().waitFor()
  await form.getByLabel('Given name').fill('Maryam')
  await form.getByLabel('Family name').fill('Mirzakhani')
  await form.getByLabel('Roll number').fill('CS26-001')
  await form.getByLabel('Year of admission').fill('26')
  await form.getByRole('combobox', { name: 'Programme' }).click()
  await page.getByRole('option', { name: 'BSc Computer Science' }).click()
  await form.getByText('Give the year of admission, such as 2026').waitFor()
  await form.getByLabel('Year of admission').fill('2026')
  expectComplaints(/status of 409/)
  await form.getByRole('button', { name: 'Add the student' }).click()
  await form.getByText('There is such a record already').waitFor()
  await form.getByLabel('Roll number').fill('CS26-301')
  await form.getByRole('button', { name: 'Add the student' }).click()
  await page.getByRole('heading', { level: 1, name: 'Maryam Mirzakhani' }).waitFor()

  await page.goto('/students')
  await page.getByRole('searchbox', { name: 'Find by name or roll number' }).fill('mirza')
  await page.getByRole('link', { name: 'Maryam Mirzakhani' }).waitFor()
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
})

test('two people edit one student: nobody’s change is lost unseen', async () => {
  const { college } = world()
  const { page, expectComplaints } = await world().signIn('registrar')
  const studentId = college.grace
  await page.goto(`/students/${studentId}`)
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Phone').fill('+1 202 555 0199')
  await college.administrator.call(changeStudent, {
    params: { studentId },
    body: { version: 1, email: 'grace@school.test' },
  })
  await page.getByText('Somebody saved this record while you were editing. Changed: E-mail.').waitFor()
  expectComplaints(/status of 409/)
  await page.getByRole('button', { name: 'Keep my changes' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The record is saved.').waitFor()
  await page.getByText('+1 202 555 0199').waitFor()
  await page.getByText('grace@school.test').waitFor()
})

test('the registrar pauses registration and resumes it, and the student’s open page says so', async () => {
  const ada = await world().signIn('ada')
  await ada.page.goto('/registration')
  await ada.page.getByText('Registration is open until').waitFor()
  const { page } = await world().signIn('registrar')
  await page.goto('/terms/autumn')
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
  await ada.page.getByText('Registration is paused by the registrar').waitFor()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click()
  await ada.page.getByText('Registration is open until').waitFor()
})

test('a file with faults is checked, stored without them, and taken back', async () => {
  const { page } = await world().signIn('registrar')
  await page.goto('/imports')
  await page.getByLabel('Choose a file, or drop one here').setInputFiles({
    name: 'admissions.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'Roll number,Given name,Family name,Programme,Year of admission',
        'CS26-401,Chien-Shiung,Wu,BSC-CS,2026',
        'CS26-402,Lise,Meitner,BSC-CS,2026',
        'CS26-403,,Germain,BSC-CS,2026',
        'CS26-404,Emilie,du Châtelet,BSC-CS,next year',
      ].join('\n'),
    ),
  })
  expect(await page.getByRole('combobox', { name: 'What it holds' }).inputValue()).toBe('Students')
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('heading', { level: 1, name: 'admissions.csv' }).waitFor()
  await page.getByText('What to look at').first().waitFor()
  await page.getByRole('button', { name: 'Store' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Store' }).click()
  await page.getByRole('button', { name: 'Take the import back' }).waitFor()

  await page.goto('/students?find=meitner')
  await page.getByRole('link', { name: 'Lise Meitner' }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Take the import back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).click()
  await page.getByText('Taken back').first().waitFor()
  await page.goto('/students?find=meitner')
  await page.getByText('No student matches these filters.').waitFor()
})
