import { openCheckIn } from '@matricula/contract/attendance'
import { MeetingId } from '@matricula/contract/kernel'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desktop, phone } from './world/browser.ts'
import { register } from './world/locators.ts'
import { keepPicture, keepsPictures, lookAt, looks, overflowOf } from './world/looks.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

async function picture(page: Page, name: string, back: 'phone' | 'desktop'): Promise<void> {
  if (!keepsPictures()) return
  for (const { width, scheme } of looks) {
    await lookAt(page, width, scheme)
    await keepPicture(page, `${name}-${width}-${scheme}`)
  }
  await lookAt(page, back, 'light')
}

test('a student checks in by phone with the code on the wall, and the teacher takes it into the register', async () => {
  const { sections, calendar } = world().college
  const meeting = `${sections.algorithmsA}/attendance/${calendar.today}-1`
  const [desk, wall, ada] = [
    await world().signIn('instructor', desktop()),
    await world().signIn('instructor', desktop()),
    await world().signIn('ada', phone()),
  ]
  ada.expectComplaints(/400|409/)
  await ada.page.goto('/')
  await ada.page.getByRole('heading', { name: 'Your classes today' }).waitFor()
  await desk.page.goto(`/sections/${meeting}`)
  await register(desk.page, 'Ada Lovelace').waitFor()
  await desk.page.getByRole('button', { name: 'Self check-in' }).click()
  const opening = desk.page.getByRole('dialog', { name: 'Let students check in?' })
  await opening.getByLabel('Open for so many minutes').fill('0')
  await opening.getByRole('button', { name: 'Open check-in' }).click()
  await opening.getByText('At least one minute').waitFor()
  await picture(desk.page, 'check-in-open', 'desktop')
  await opening.getByLabel('Open for so many minutes').fill('30')
  await opening.getByRole('button', { name: 'Open check-in' }).click()
  await desk.page.getByText('0 of 15 checked in').waitFor()

  await wall.page.goto(`/sections/${meeting}/check-in`)
  const code = wall.page.getByText(/^\d{3} \d{3}$/)
  await code.waitFor()
  await wall.page.getByRole('img', { name: 'Code to scan with a phone' }).waitFor()
  expect(await wall.barriers()).toEqual([])
  await picture(wall.page, 'check-in-wall', 'desktop')

  await ada.page.getByRole('link', { name: 'Check in' }).click()
  await ada.page.getByLabel('Code').fill('12')
  await ada.page.getByRole('button', { name: 'Check in' }).click()
  await ada.page.getByText('Type the six digits that show on the screen').waitFor()
  await picture(ada.page, 'check-in-code', 'phone')
  expect(await ada.barriers()).toEqual([])
  await ada.page.getByLabel('Code').fill((await code.textContent()) ?? '')
  await ada.page.getByRole('button', { name: 'Check in' }).click()
  await ada.page.getByText('To be confirmed by your teacher.').waitFor()
  expect(await overflowOf(ada.page)).toBe(0)
  await picture(ada.page, 'check-in-made', 'phone')
  await ada.page.getByRole('link', { name: 'Today' }).first().click()
  await ada.page.getByText(/^Checked in .*, to be confirmed$/).waitFor()
  await picture(ada.page, 'check-in-today', 'phone')

  await desk.page.getByText('1 of 15 checked in').waitFor()
  await wall.page.getByText('1 of 15 checked in').waitFor()
  await desk.page.getByRole('radio', { name: 'Not yet 14' }).click()
  expect(await register(desk.page, 'Ada Lovelace').count()).toBe(0)
  await desk.page.getByRole('radio', { name: 'Checked in 1' }).click()
  await desk.page
    .getByText(/Checked in \d\d:\d\d/)
    .first()
    .waitFor()
  await picture(desk.page, 'check-in-register', 'desktop')
  await desk.page.getByRole('radio', { name: 'All 15' }).click()
  await desk.page.getByRole('button', { name: 'Take check-ins' }).click()
  const taking = desk.page.getByRole('dialog', { name: 'Take the check-ins into the register?' })
  await picture(desk.page, 'check-in-take', 'desktop')
  await taking.getByRole('button', { name: 'Take over' }).click()
  await desk.page.getByText('1 present, 14 absent').waitFor()
  await picture(desk.page, 'check-in-taken', 'desktop')
  await ada.page.getByText('Present', { exact: true }).waitFor()

  await desk.page.getByRole('button', { name: 'Close check-in' }).click()
  await desk.page.getByText(/^Closed at/).waitFor()
  await wall.page.getByText('Check-in is closed. Open it again in the register.').waitFor()
})

test('whoever scans the code is checked in at once, and one who does not sit there is told so', async () => {
  const { sections, calendar, teacher } = world().college
  const [wall, grace] = [
    await world().signIn('instructor', desktop()),
    await world().signIn('grace', phone()),
  ]
  const place = `${sections.programmingA}/attendance/${calendar.today}-1`
  await teacher.call(openCheckIn, {
    params: { sectionId: sections.programmingA, meetingId: MeetingId.parse(`${calendar.today}-1`) },
    body: { minutes: 30 },
  })
  await wall.page.goto(`/sections/${place}/check-in`)
  const code = wall.page.getByText(/^\d{3} \d{3}$/)
  await code.waitFor()
  const typed = ((await code.textContent()) ?? '').replace(' ', '')
  await grace.page.goto(`/check-in/${sections.programmingA}/${calendar.today}-1?code=${typed}`)
  await grace.page.getByText('To be confirmed by your teacher.').waitFor()

  grace.expectComplaints(/403/)
  await grace.page.goto(`/check-in/${sections.algorithmsA}/${calendar.today}-1?code=${typed}`)
  await grace.page.getByText('You do not sit in this section').waitFor()
})
