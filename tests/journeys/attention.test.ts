import { listMeetings, markRegister } from '@matricula/contract/attendance'
import { placeHold, releaseHold } from '@matricula/contract/enrolment'
import { expect, test } from 'vitest'
import { phone } from './world/browser.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

/** Ada misses the last class of Algorithms that was held without a register so far. */
async function missClass(): Promise<void> {
  const { teacher, sections, ada, calendar } = world().college
  const sectionId = sections.algorithmsA
  const { body } = await teacher.call(listMeetings, { params: { sectionId } })
  const missed = body.items.findLast(({ date, state }) => date <= calendar.day(0) && state === 'open')
  if (missed === undefined) throw new Error('No class was held')
  await teacher.call(markRegister, {
    params: { sectionId, meetingId: missed.meetingId },
    body: { marks: [{ studentId: ada, state: 'absent' }] },
  })
}

test('the first page tells a student of a hold and of short attendance as they arise', async () => {
  const { registrar, ada } = world().college
  const { page } = await world().signIn('ada', phone())
  await page.goto('/')
  await page.getByText('Registration', { exact: true }).waitFor()

  const { body: hold } = await registrar.call(placeHold, {
    params: { studentId: ada },
    body: { reason: 'Fees of the last term are due', office: 'Bursar' },
  })
  await page.getByRole('link', { name: 'Fees of the last term are due' }).waitFor()
  expect(await page.getByRole('link', { name: /^Attendance in / }).count()).toBe(0)
  await missClass()
  await page.getByRole('link', { name: /^Attendance in / }).waitFor()

  await registrar.call(releaseHold, { params: { studentId: ada, holdId: hold.holdId } })
  await page.getByRole('link', { name: 'Fees of the last term are due' }).waitFor({ state: 'detached' })
})
