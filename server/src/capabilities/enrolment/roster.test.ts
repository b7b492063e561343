import { changeSection } from '@matricula/contract/catalogue'
import { listRoster, watchRegistration } from '@matricula/contract/enrolment'
import { changeStudent } from '@matricula/contract/students'
import { expect, test } from 'vitest'
import { instructorOf, registrar, studentActor } from '#testing/school.ts'
import { college, drop, enrol, enrolOrWait, inShort, weekly } from './testing/college.ts'

test('a roster is read page by page, by name, by those who teach it', async () => {
  const here = await college()
  const [section, other] = [await here.section('CS-201 A'), await here.section('CS-301 A')]
  for (const name of ['Emmy', 'ada', 'Zoe', 'Björn', 'Katherine']) {
    await here.register(await here.student(name), [enrol(section)])
  }
  const asked = { params: { sectionId: section }, query: { limit: '2' } }
  const teacher = here.school.as(instructorOf(section))
  const first = (await teacher.call(listRoster, asked)).body
  const rest = await teacher.call(listRoster, {
    params: asked.params,
    query: { limit: '50', after: first.next },
  })
  expect([...first.items, ...rest.body.items].map(({ name }) => name)).toEqual([
    'ada',
    'Björn',
    'Emmy',
    'Katherine',
    'Zoe',
  ])
  expect(first.items[0]).toMatchObject({ rollNumber: 'R00002', programmeId: 'BSC', state: 'enrolled' })
  expect((await here.school.as(instructorOf(other)).call(listRoster, asked)).status).toBe(403)
  expect((await here.school.as(studentActor('s1')).call(listRoster, asked)).status).toBe(403)
})

test('whoever marries is on the roster under the new name', async () => {
  const here = await college()
  const [section, full] = [await here.section('CS-201 A'), await here.section('CS-301 A', { capacity: 0 })]
  const ada = await here.student('Ada')
  await here.register(ada, [enrol(section), enrolOrWait(full)])
  await here.school.as(registrar).call(changeStudent, {
    params: { studentId: ada },
    body: { version: 1, givenName: 'Ada', familyName: 'Lovelace' },
  })
  await here.school.settle()
  expect(await here.roster(section)).toEqual(['Ada Lovelace'])
  expect(await here.roster(full, 'waiting')).toEqual(['Ada Lovelace'])
})

test('a section that moves in the week takes its students’ hours along', async () => {
  const here = await college()
  const moving = await here.section('CS-201 A', { meetings: [weekly(1, 10)] })
  const [old, fresh] = [
    await here.section('CS-301 A', { meetings: [weekly(1, 10)] }),
    await here.section('CS-401 A', { meetings: [weekly(2, 14)] }),
  ]
  const ada = await here.student('Ada')
  await here.register(ada, [enrol(moving)])
  await here.school.as(registrar).call(changeSection, {
    params: { sectionId: moving },
    body: { version: 1, meetings: [weekly(2, 14)] },
  })
  await here.school.settle()
  expect(inShort(await here.register(ada, [enrol(old), enrol(fresh)]))).toEqual(['enrolled', 'time-clash'])
})

test('registration is watched: counts, refusals by rule, sections under pressure', async () => {
  const here = await college()
  const [calm, pressed] = [await here.section('CS-201 A'), await here.section('CS-301 A', { capacity: 1 })]
  const names = ['Ada', 'Grace', 'Emmy']
  for (const name of names) await here.register(await here.student(name), [enrol(calm), enrolOrWait(pressed)])
  const late = await here.student('Zoe')
  await here.register(late, [enrol(pressed), drop(calm)])

  const asked = { params: { termId: '2027S' } }
  const { body } = await here.school.as(registrar).call(watchRegistration, asked)
  expect(body.perMinute).toHaveLength(60)
  expect(body.perMinute.at(-1)).toBe(4)
  expect(body.refusals).toEqual([
    { code: 'seats-full', count: 1 },
    { code: 'not-enrolled', count: 1 },
  ])
  expect([body.enrolled, body.waiting]).toEqual([4, 2])
  expect(body.pressed.map(({ label, taken, waiting }) => [label, taken, waiting])).toEqual([
    ['CS-301 A', 1, 2],
    ['CS-201 A', 3, 0],
  ])
  here.school.clock.pass(60)
  const later = await here.school.as(registrar).call(watchRegistration, asked)
  expect(later.body.perMinute.slice(-2)).toEqual([4, 0])
  expect((await here.school.as(studentActor(late)).call(watchRegistration, asked)).status).toBe(403)
})
