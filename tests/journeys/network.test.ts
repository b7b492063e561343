import { listMeetings, readRegister } from '@matricula/contract/attendance'
import { MeetingId } from '@matricula/contract/kernel'
import { listActivity } from '@matricula/contract/operations'
import { admitStudent } from '@matricula/contract/students'
import { afterEach, expect, test } from 'vitest'
import { desktop } from './world/browser.ts'
import { activity, chip, register } from './world/locators.ts'
import { layWire, type Wire } from './world/wire.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()
const wires: Wire[] = []
afterEach(() => {
  for (const wire of wires.splice(0)) wire.close()
})

const lostConnection = /ERR_|WebSocket|Failed to load resource|Unable to preload|dynamically imported/

const admit = (givenName: string, rollNumber: string) =>
  world().college.registrar.call(admitStudent, {
    body: { givenName, rollNumber, programmeId: 'BSC-CS', cohort: '2026' },
  })

test('a page that lost its connection shows everything that it missed, each thing once', async () => {
  const wire = await layWire(world().school.origin)
  wires.push(wire)
  const { page, expectComplaints } = await world().signIn('registrar', { ...desktop(), baseURL: wire.origin })
  await admit('Hedy', 'CS26-101')
  await activity(page, 'admitted Hedy').waitFor()

  expectComplaints(lostConnection)
  wire.cut()
  await chip(page, 'Reconnecting').waitFor()
  await admit('Mileva', 'CS26-102')
  await admit('Rosa', 'CS26-103')
  expect(await activity(page, 'admitted Rosa').count()).toBe(0)
  wire.mend()

  await chip(page, 'Live').waitFor()
  await activity(page, 'admitted Rosa').first().waitFor()
  await admit('Lise', 'CS26-104')
  await activity(page, 'admitted Lise').first().waitFor()
  for (const name of ['Hedy', 'Mileva', 'Rosa', 'Lise'])
    expect(await activity(page, `admitted ${name}`).count()).toBe(1)
})

test('a page that opens just as the network goes is live once it is back', async () => {
  const { college, school } = world()
  const wire = await layWire(school.origin)
  wires.push(wire)
  const { page, context, expectComplaints } = await world().signIn('instructor', {
    ...desktop(),
    baseURL: wire.origin,
  })
  expectComplaints(lostConnection)
  let lost = 0
  // The library of the socket is on its way when the line breaks.
  await context.route(/\/assets\/esm-[^?]*$/, async (route) => {
    lost += 1
    await route.abort('connectionreset')
  })
  await page.goto(`/sections/${college.sections.programmingA}/attendance`)
  await page.getByRole('heading', { name: 'To take' }).waitFor()
  await expect.poll(() => lost).toBeGreaterThan(0)
  await context.unroute(/\/assets\/esm-[^?]*$/)
  wire.cut()
  await context.setOffline(true)
  await chip(page, 'Offline').waitFor()
  wire.mend()
  await context.setOffline(false)
  await chip(page, 'Live').waitFor()
})

test('attendance taken without a connection is kept, said to be kept, and sent once', async () => {
  const { college, school } = world()
  const wire = await layWire(school.origin)
  wires.push(wire)
  const { page, context, expectComplaints } = await world().signIn('instructor', {
    ...desktop(),
    baseURL: wire.origin,
  })
  const sectionId = college.sections.programmingA
  const meetingId = MeetingId.parse(`${college.calendar.today}-1`)
  await page.goto(`/sections/${sectionId}/attendance/${meetingId}`)
  await register(page, 'Grace Hopper').waitFor()

  expectComplaints(lostConnection)
  wire.cut()
  await context.setOffline(true)
  await chip(page, 'Offline').waitFor()
  await register(page, 'Grace Hopper').getByRole('radio', { name: 'Absent' }).click()
  await register(page, 'Alan Turing').getByRole('radio', { name: 'Late' }).click()
  await page.getByText('Marks are kept here and sent when the connection is back').waitFor()
  wire.mend()
  await context.setOffline(false)

  await chip(page, 'Live').waitFor()
  const params = { sectionId, meetingId }
  await expect
    .poll(async () => (await college.teacher.call(readRegister, { params })).body.marks.length, {
      timeout: 15_000,
    })
    .toBe(2)
  const { body: meetings } = await college.teacher.call(listMeetings, { params: { sectionId } })
  expect(meetings.items.find((one) => one.meetingId === meetingId)?.counts).toMatchObject({
    absent: 1,
    late: 1,
  })
  const { body: log } = await college.registrar.call(listActivity, {
    query: { subject: `SECTION#${sectionId}`, limit: 50 },
  })
  expect(log.items.filter(({ name }) => name === 'register.marked').length).toBeLessThanOrEqual(3)
  expect(await register(page, 'Grace Hopper').getByRole('radio', { checked: true }).textContent()).toBe('A')
})

test('what could not be fetched when a page opened is fetched once the connection is back', async () => {
  const wire = await layWire(world().school.origin)
  wires.push(wire)
  const { page, context, expectComplaints } = await world().signIn('registrar', {
    ...desktop(),
    baseURL: wire.origin,
  })
  expectComplaints(lostConnection)
  await context.route(/\/api\/activity/, (route) => route.abort('connectionreset'))
  await page.reload()
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).waitFor()
  await chip(page, 'Live').waitFor()
  wire.cut()
  await chip(page, 'Reconnecting').waitFor()
  await context.unroute(/\/api\/activity/)
  wire.mend()
  await activity(page, 'admitted').first().waitFor()
  expect(await page.getByRole('main').getByRole('button', { name: 'Try again' }).count()).toBe(0)
})

test('pages recover by themselves when the server is stopped and started again', async () => {
  const { school } = world()
  const { page, expectComplaints } = await world().signIn('registrar')
  await chip(page, 'Live').waitFor()
  expectComplaints(lostConnection)
  await school.stop()
  await chip(page, 'Reconnecting').waitFor()
  await school.start()
  await admit('Chien-Shiung', 'CS26-105')
  await chip(page, 'Live').waitFor()
  await activity(page, 'admitted Chien-Shiung').first().waitFor()
  expect(await activity(page, 'admitted Chien-Shiung').count()).toBe(1)
})
