import {
  admitStudent,
  changeStudent,
  countStudents,
  createProgramme,
  listProgrammes,
  readStudent,
} from '@matricula/contract/students'
import { expect, test } from 'vitest'
import { instructorOf, nobody, registrar, studentActor } from '#testing/school.ts'
import { ada, grace, openSchool } from '#testing/small-school.ts'

const hedy = {
  rollNumber: 'cs27-006',
  givenName: 'Hedy',
  familyName: 'Lamarr',
  programmeId: 'bsc-cs',
  cohort: '2027',
}

test('a registrar admits a student, who is then found, counted and heard of', async () => {
  const school = await openSchool()

  const { status, body: admitted } = await school.office.call(admitStudent, { body: hedy })
  await school.settle()

  expect(status).toBe(201)
  expect(admitted).toMatchObject({ rollNumber: 'CS27-006', status: 'active', version: 1 })
  const { studentId } = admitted
  const read = await school.office.call(readStudent, { params: { studentId } })
  expect(read.body).toEqual(admitted)
  expect((await school.office.call(countStudents)).body).toEqual({
    total: 6,
    byProgramme: { 'bsc-cs': 6 },
    byStatus: { active: 6 },
  })
  expect(school.events.at(-1)).toMatchObject({ name: 'student.admitted', facts: { studentId } })
})

test('a roll number belongs to one student: the refusal says whose it is, and nothing is stored', async () => {
  const school = await openSchool()

  const refused = await school.office.call(admitStudent, { body: { ...hedy, rollNumber: 'CS27-001' } })
  await school.settle()

  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'item.exists', fields: [{ field: 'rollNumber' }] },
  })
  expect(JSON.stringify(refused.body)).toContain('Ada Lovelace')
  expect((await school.students.counts()).total).toBe(5)
})

test('a student belongs to a programme that there is', async () => {
  const school = await openSchool()

  const refused = await school.office.call(admitStudent, { body: { ...hedy, programmeId: 'alchemy' } })

  expect(refused).toMatchObject({ status: 400, body: { fields: [{ field: 'programmeId' }] } })
})

test('the same admission sent twice admits once', async () => {
  const school = await openSchool()

  const first = await school.office.call(admitStudent, { body: hedy, key: 'admit-hedy' })
  const second = await school.office.call(admitStudent, { body: hedy, key: 'admit-hedy' })
  await school.settle()

  expect(second).toEqual(first)
  expect((await school.students.counts()).total).toBe(6)
})

test('a change is kept with what it was, and moves the counts', async () => {
  const school = await openSchool()
  await school.office.call(createProgramme, { body: { programmeId: 'bsc-ma', title: 'Mathematics' } })

  const { body: changed } = await school.office.call(changeStudent, {
    params: { studentId: ada },
    body: { version: 1, programmeId: 'bsc-ma', status: 'leave', phone: '+44 20 7946 0018' },
  })
  await school.settle()

  expect(changed).toMatchObject({ version: 2, programmeId: 'bsc-ma', status: 'leave' })
  expect(school.events.at(-1)).toMatchObject({
    name: 'student.changed',
    facts: {
      changed: ['programmeId', 'phone', 'status'],
      was: { programmeId: 'bsc-cs', status: 'active' },
    },
  })
  expect(await school.students.counts()).toEqual({
    total: 5,
    byProgramme: { 'bsc-cs': 4, 'bsc-ma': 1 },
    byStatus: { active: 4, leave: 1 },
  })
})

test('null empties a field; what is not named stays', async () => {
  const school = await openSchool()
  const params = { studentId: ada }
  await school.office.call(changeStudent, { params, body: { version: 1, phone: '+44 20 7946 0018' } })

  await school.office.call(changeStudent, { params, body: { version: 2, phone: null } })

  const { body } = await school.office.call(readStudent, { params })
  expect(body).not.toHaveProperty('phone')
  expect(body).toMatchObject({ givenName: 'Ada', familyName: 'Lovelace', version: 3 })
})

test('of two who change the same record the slower is told what is there now', async () => {
  const school = await openSchool()
  const change = (cohort: string) =>
    school.office.call(changeStudent, { params: { studentId: ada }, body: { version: 1, cohort } })

  const replies = await Promise.all([change('2025'), change('2026')])

  const statuses = replies.map((reply) => reply.status).toSorted((one, other) => one - other)
  expect(statuses).toEqual([200, 409])
  const { body: now } = await school.office.call(readStudent, { params: { studentId: ada } })
  const refused = replies.find((reply) => reply.status === 409)
  expect(refused?.body).toMatchObject({ code: 'item.stale', current: now })
})

test('a roll number that is given up is free for another', async () => {
  const school = await openSchool()
  const change = { params: { studentId: ada }, body: { version: 1, rollNumber: 'CS27-101' } }
  await school.office.call(changeStudent, change)

  const { status } = await school.office.call(admitStudent, { body: { ...hedy, rollNumber: 'CS27-001' } })

  expect(status).toBe(201)
  expect(await school.students.byRollNumber('cs27-101')).toMatchObject({ studentId: ada })
})

test('a change to a roll number that another has changes nothing', async () => {
  const school = await openSchool()

  const refused = await school.office.call(changeStudent, {
    params: { studentId: ada },
    body: { version: 1, rollNumber: 'CS27-002', givenName: 'Augusta' },
  })

  expect(refused).toMatchObject({ status: 409, body: { fields: [{ field: 'rollNumber' }] } })
  expect(await school.students.student(ada)).toMatchObject({ givenName: 'Ada', version: 1 })
})

test('events that are told twice are counted once', async () => {
  const school = await openSchool()
  await school.settle()
  const counter = school.capabilities['students']?.listeners[0]

  await counter?.hear(school.events.filter((event) => counter.events.includes(event.name)))

  expect((await school.students.counts()).total).toBe(5)
})

test('students read their own record and nobody else’s; teachers read none', async () => {
  const school = await openSchool()
  const read = (actor: Parameters<typeof school.as>[0], studentId = ada) =>
    school.as(actor).call(readStudent, { params: { studentId } })

  expect((await read(studentActor('ada'))).status).toBe(200)
  expect((await read(studentActor('ada'), grace)).status).toBe(403)
  expect((await read(instructorOf('section'))).status).toBe(403)
  expect((await read(nobody)).status).toBe(401)
})

test('a student changes no record, not even the own one', async () => {
  const school = await openSchool()

  const refused = await school
    .as(studentActor('ada'))
    .call(changeStudent, { params: { studentId: ada }, body: { version: 1, status: 'graduated' } })

  expect(refused.status).toBe(403)
})

test('programmes are listed by title, each id once', async () => {
  const school = await openSchool()
  await school.office.call(createProgramme, { body: { programmeId: 'ba-history', title: 'A History' } })

  const again = await school.office.call(createProgramme, {
    body: { programmeId: 'ba-history', title: 'History again' },
  })

  expect(again).toMatchObject({ status: 409, body: { fields: [{ field: 'programmeId' }] } })
  const { body } = await school.as(studentActor('ada')).call(listProgrammes)
  expect(body.items.map((programme) => programme.title)).toEqual(['A History', 'Computer Science'])
})

test.each([
  ['rollNumber', { ...hedy, rollNumber: 'CS 27#1' }],
  ['givenName', { ...hedy, givenName: '  ' }],
  ['givenName', { ...hedy, givenName: 'a'.repeat(81) }],
  ['cohort', { ...hedy, cohort: 'soon' }],
  ['email', { ...hedy, email: 'hedy' }],
  ['birthDate', { ...hedy, birthDate: '2007-02-31' }],
  ['phone', { ...hedy, phone: 'call me' }],
  ['studentId', { ...hedy, studentId: 'mine' }],
])('an admission with a wrong %s is refused by name', async (field, body) => {
  const school = await openSchool()

  const refused = await school.as(registrar).call(admitStudent, { body })
  await school.settle()

  expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
  expect(JSON.stringify(refused.body)).toContain(field)
  expect((await school.students.counts()).total).toBe(5)
})
