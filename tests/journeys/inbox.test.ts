import { placeHold } from '@matricula/contract/enrolment'
import { expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('what is announced and what happens reaches the open page of the student, and is read once', async () => {
  const { college } = world()
  const [ada, office, emmy] = [
    await world().signIn('ada', desktop()),
    await world().signIn('registrar', desktop()),
    await world().signIn('instructor', desktop()),
  ]
  await ada.page.goto('/inbox')
  await ada.page.getByRole('heading', { name: 'Inbox' }).waitFor()
  await ada.page.goto('/record')
  await ada.page.getByRole('link', { name: 'Inbox, 0 unread' }).waitFor()

  await office.page.goto('/announcements')
  await office.page.getByLabel('Title').fill('Library open all night')
  await office.page.getByLabel('Text').fill('Until the end of term.\n\nBring your card.')
  await office.page.getByRole('button', { name: 'Announce', exact: true }).click()
  await office.page.getByRole('row', { name: /Library open all night/ }).waitFor()
  await ada.page.getByRole('link', { name: 'Inbox, 1 unread' }).waitFor()

  await emmy.page.goto(`/sections/${college.sections.algorithmsA}?tab=announcements`)
  await emmy.page.getByLabel('Title').fill('Another room')
  await emmy.page.getByLabel('Text').fill('We meet in C05 on Wednesday.')
  await emmy.page.getByRole('button', { name: 'Announce', exact: true }).click()
  await ada.page.getByRole('link', { name: 'Inbox, 2 unread' }).waitFor()

  await college.registrar.call(placeHold, {
    params: { studentId: college.ada },
    body: { reason: 'A book is overdue', office: 'Library' },
  })
  await ada.page.getByRole('link', { name: 'Inbox, 3 unread' }).click()
  await ada.page.getByText('Bring your card.').waitFor()
  await ada.page.getByText('We meet in C05 on Wednesday.').waitFor()
  await ada.page
    .getByText(/placed a hold/)
    .first()
    .waitFor()
  await ada.page.getByRole('link', { name: 'Inbox, 0 unread' }).waitFor()
  expect(await ada.page.getByText('New', { exact: true }).count()).toBe(3)

  await office.page.getByRole('button', { name: 'Withdraw Library open all night' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await ada.page.getByText('Bring your card.').waitFor({ state: 'hidden' })
})
