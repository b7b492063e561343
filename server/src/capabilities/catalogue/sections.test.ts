import {
  assignInstructor,
  changeSection,
  createSection,
  findTeachers,
  listSeats,
  listTeaching,
  readSection,
  unassignInstructor,
} from '@matricula/contract/catalogue'
import { UserId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { registrar, studentActor } from '#testing/school.ts'
import { ada, openSchool, type SmallSchool } from '#testing/small-school.ts'

const emmy = UserId.parse('u-emmy')

async function withEmmy(): Promise<SmallSchool> {
  const school = await openSchool()
  const account = { userId: emmy, loginName: 'emmy@example.edu', name: 'Emmy Noether', grants: [] }
  await school.platform.store.commit(registrar, school.identity.accountWrites(account))
  return school
}

async function sit(school: SmallSchool, sectionId: SmallSchool['section']['calculusA'], times: number) {
  for (let time = 0; time < times; time += 1) {
    const writes = [school.catalogue.takeSeat(sectionId)]
    await school.platform.store.commit(registrar, { writes, events: [] })
  }
}

test('a section is offered with the credits of its course and all seats free', async () => {
  const school = await openSchool()
  const { termId } = school

  const { status, body } = await school.office.call(createSection, {
    body: { termId, courseId: 'CS-201', code: 'B', capacity: 40 },
  })

  expect(status).toBe(201)
  expect(body).toMatchObject({
    sectionId: '2027s_CS-201_B',
    departmentId: 'computing',
    courseTitle: 'Algorithms',
    credits: 4,
    state: 'open',
    seats: { capacity: 40, taken: 0, waiting: 0 },
  })
  const read = await school.as(studentActor('ada')).call(readSection, {
    params: { sectionId: body.sectionId },
  })
  expect(read.body).toEqual(body)
})

test.each([
  [400, 'termId', { termId: '1999' }],
  [400, 'courseId', { courseId: 'CS-999' }],
  [400, 'parentId', { parentId: '2027s_MA-101_A' }],
  [400, 'parentId', { parentId: 'nowhere' }],
  [400, 'creditsAtMost', { credits: 4, creditsAtMost: 2 }],
  [400, 'end', { meetings: [{ day: 1, start: 600, end: 540 }] }],
  [400, 'start', { meetings: [{ day: 1, start: 601, end: 661 }] }],
  [400, 'day', { meetings: [{ day: 8, start: 600, end: 660 }] }],
  [400, 'weeks', { meetings: [{ day: 1, start: 600, end: 660, weeks: '1'.repeat(30) }] }],
  [400, 'capacity', { capacity: -1 }],
  [400, 'capacity', { capacity: 2.5 }],
  [400, 'code', { code: 'A#1' }],
  [409, 'code', { code: 'A' }],
])('a section is refused with %i where %s is wrong', async (status, field, wrong) => {
  const school = await openSchool()
  const wished = { termId: school.termId, courseId: 'CS-201', code: 'B', capacity: 40, ...wrong }

  const refused = await school.office.call(createSection, { body: wished })

  expect(refused.status).toBe(status)
  expect(JSON.stringify((refused.body as unknown as { fields: unknown }).fields)).toContain(field)
  expect(await school.catalogue.sectionsOfTerm(school.termId)).toHaveLength(8)
})

test('more seats are told to everyone, and to whoever fills the line', async () => {
  const school = await openSchool()
  const sectionId = school.section.calculusB

  const { body } = await school.office.call(changeSection, {
    params: { sectionId },
    body: { version: 1, capacity: 5 },
  })
  await school.settle()

  expect(body).toMatchObject({ version: 2, seats: { capacity: 5, taken: 0, waiting: 0 } })
  expect(school.events.slice(-2)).toMatchObject([
    { name: 'section.changed', facts: { changed: ['capacity'] } },
    { name: 'section.capacityChanged', facts: { sectionId, capacity: 5 } },
  ])
  expect(school.moved.at(-1)).toBe(sectionId)
})

test('fewer seats than are taken are set only where that is confirmed', async () => {
  const school = await openSchool()
  const params = { sectionId: school.section.calculusA }
  await sit(school, params.sectionId, 3)

  const refused = await school.office.call(changeSection, { params, body: { version: 1, capacity: 2 } })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'section.full-enough', taken: 3, capacity: 2 },
  })
  expect(await school.catalogue.seatsOf([params.sectionId])).toEqual([{ capacity: 30, taken: 3, waiting: 0 }])

  const { body } = await school.office.call(changeSection, {
    params,
    body: { version: 1, capacity: 2, confirmOver: true },
  })
  expect(body.seats).toEqual({ capacity: 2, taken: 3, waiting: 0 })
})

test('a section in which somebody sits cannot be cancelled; an empty one can, and nobody sits down in it', async () => {
  const school = await openSchool()
  const params = { sectionId: school.section.calculusA }
  await sit(school, params.sectionId, 1)
  const cancel = { params, body: { version: 1, state: 'cancelled' } } as const

  const refused = await school.office.call(changeSection, cancel)
  expect(refused).toMatchObject({ status: 409, body: { code: 'section.in-use', taken: 1 } })

  const free = { writes: [school.catalogue.freeSeat(params.sectionId)], events: [] }
  await school.platform.store.commit(registrar, free)
  expect((await school.office.call(changeSection, cancel)).status).toBe(200)
  const attempt = sit(school, params.sectionId, 1)
  await expect(attempt).rejects.toMatchObject({ refusals: [{ name: `seats:${params.sectionId}` }] })

  await school.office.call(changeSection, { params, body: { version: 2, state: 'open' } })
  await sit(school, params.sectionId, 1)
  expect(await school.catalogue.seatsOf([params.sectionId])).toEqual([{ capacity: 30, taken: 1, waiting: 0 }])
})

test('a change names only what it changes: times move, the rest stays', async () => {
  const school = await openSchool()
  const params = { sectionId: school.section.circuitsThursday }
  const before = await school.catalogue.section(params.sectionId)
  const meetings = [{ day: 5, start: 480, end: 600, room: 'E10' }]

  const { body } = await school.office.call(changeSection, { params, body: { version: 1, meetings } })

  const { seats, ...after } = body
  expect(after).toEqual({ ...before, meetings, version: 2 })
  expect(seats).toEqual({ capacity: 2, taken: 0, waiting: 0 })
  expect(await school.catalogue.section(params.sectionId)).toEqual(after)
})

test('of two who change a section the slower is told what is there now', async () => {
  const school = await openSchool()
  const params = { sectionId: school.section.calculusA }
  await school.office.call(changeSection, { params, body: { version: 1, note: 'Bring a ruler' } })

  const refused = await school.office.call(changeSection, { params, body: { version: 1, note: 'No ruler' } })

  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'item.stale', current: { version: 2, note: 'Bring a ruler' } },
  })
})

test('whoever is assigned teaches and may, until unassigned', async () => {
  const school = await withEmmy()
  const sectionId = school.section.algorithmsA
  const params = { sectionId, userId: emmy }

  const { body: assigned } = await school.office.call(assignInstructor, { params })
  const again = await school.office.call(assignInstructor, { params })
  expect(assigned).toMatchObject({ instructors: [{ userId: emmy, name: 'Emmy Noether' }], version: 2 })
  expect(again.body).toEqual(assigned)
  const taught = async () => (await school.catalogue.teachingOf(emmy)).map((section) => section.sectionId)
  expect(await taught()).toEqual([sectionId])
  expect((await school.identity.accountOf(emmy)).userId).toBe(emmy)

  await school.office.call(unassignInstructor, { params })
  await school.settle()

  expect(await taught()).toEqual([])
  expect(await school.catalogue.teachingOf(emmy, school.termId)).toEqual([])
  expect(school.events.filter((event) => event.name.startsWith('section.instructor'))).toMatchObject([
    { name: 'section.instructorAssigned', facts: { userId: emmy, sectionId } },
    { name: 'section.instructorUnassigned', facts: { userId: emmy, sectionId } },
  ])
})

test('two people assigned at the same time both teach', async () => {
  const school = await withEmmy()
  const alan = UserId.parse('u-alan')
  const account = { userId: alan, loginName: 'alan@example.edu', name: 'Alan Kay', grants: [] }
  await school.platform.store.commit(registrar, school.identity.accountWrites(account))
  const sectionId = school.section.algorithmsA

  await Promise.all(
    [emmy, alan].map((userId) => school.office.call(assignInstructor, { params: { sectionId, userId } })),
  )

  const { instructors } = await school.catalogue.section(sectionId)
  expect(instructors.map((one) => one.userId).toSorted()).toEqual([alan, emmy])
})

test('what I teach is listed with its seats', async () => {
  const school = await withEmmy()
  const sectionId = school.section.calculusB
  await school.office.call(assignInstructor, { params: { sectionId, userId: emmy } })
  const me = school.as({ kind: 'person', id: emmy, name: 'Emmy Noether', grants: [] })

  const { body } = await me.call(listTeaching, { query: { termId: school.termId } })

  expect(body.items).toMatchObject([{ sectionId, seats: { capacity: 1, taken: 0 } }])
})

test('the office finds who may teach by name, and neither students nor the disabled', async () => {
  const school = await withEmmy()
  const student = { userId: UserId.parse('u-em'), loginName: 'cs27-009', name: 'Emil Student' }
  const account = { ...student, grants: [], studentId: ada }
  await school.platform.store.commit(registrar, school.identity.accountWrites(account))

  const found = await school.office.call(findTeachers, { query: { find: 'em' } })
  const refused = await school.as(studentActor('ada')).call(findTeachers, { query: { find: 'em' } })

  expect(found.body.items).toEqual([{ userId: emmy, name: 'Emmy Noether', loginName: 'emmy@example.edu' }])
  expect(refused.status).toBe(403)
})

test('nobody who is not there is assigned, and only the office assigns', async () => {
  const school = await openSchool()
  const params = { sectionId: school.section.calculusB, userId: UserId.parse('u-nobody') }

  expect((await school.office.call(assignInstructor, { params })).status).toBe(404)
  expect((await school.as(studentActor('ada')).call(assignInstructor, { params })).status).toBe(403)
})

test('seats of a whole term come in one step, whoever asks at the same time', async () => {
  const school = await openSchool()
  const params = { termId: school.termId }
  await school.office.call(listSeats, { params })
  const spent = school.platform.store.meter()

  const replies = await Promise.all(
    Array.from({ length: 50 }, () => school.office.call(listSeats, { params })),
  )

  expect(replies.every((reply) => reply.body.seats.length === 8)).toBe(true)
  expect(spent().trips).toBeLessThanOrEqual(2)
})

test('seats are told as they are when one asks, not as they were when another began to read', async () => {
  const school = await openSchool()
  const sectionId = school.section.calculusA
  const params = { termId: school.termId }
  const early = school.office.call(listSeats, { params })
  await sit(school, sectionId, 1)

  const { body } = await school.office.call(listSeats, { params })
  await early

  expect(body.seats.find(([id]) => id === sectionId)).toEqual([sectionId, 30, 1, 0])
})
