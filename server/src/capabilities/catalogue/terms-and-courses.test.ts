import {
  changeCourse,
  changeTerm,
  createCourse,
  createSubject,
  createTerm,
  listCourses,
  listSections,
  listSubjects,
  listTerms,
  readCourse,
} from '@matricula/contract/catalogue'
import { expect, test } from 'vitest'
import { nobody, studentActor } from '#testing/school.ts'
import { openSchool } from '#testing/small-school.ts'

const autumn = {
  termId: '2027a',
  title: 'Autumn 2027',
  startsOn: '2027-09-06',
  endsOn: '2027-12-17',
  registration: { opensAt: '2027-08-02T08:00:00.000Z', closesAt: '2027-09-17T17:00:00.000Z' },
  creditLimit: 18,
}
const student = studentActor('ada')

test('a new term is in the list at once, newest first, and everyone hears of it', async () => {
  const school = await openSchool()

  const { status } = await school.office.call(createTerm, {
    body: { ...autumn, holidays: ['2027-11-01', '2027-10-04', '2027-11-01'] },
  })
  await school.settle()

  expect(status).toBe(201)
  const { body } = await school.as(student).call(listTerms)
  expect(body.items.map((term) => term.termId)).toEqual(['2027a', '2027s'])
  expect(body.items[0]?.holidays).toEqual(['2027-10-04', '2027-11-01'])
  expect(school.events.at(-1)).toMatchObject({ name: 'term.created', facts: { termId: '2027a' } })
})

test('registration is paused and extended, and nothing else of the term changes', async () => {
  const school = await openSchool()
  const before = await school.catalogue.term(school.termId)
  const registration = { ...before.registration, paused: true, closesAt: '2027-01-29T17:00:00.000Z' }

  const { body } = await school.office.call(changeTerm, {
    params: { termId: school.termId },
    body: { version: 1, registration },
  })

  expect(body).toEqual({ ...before, registration, version: 2 })
  expect(await school.catalogue.term(school.termId)).toEqual(body)
})

test('of two who change a term the slower is told what is there now', async () => {
  const school = await openSchool()
  const params = { termId: school.termId }
  const { body: now } = await school.office.call(changeTerm, {
    params,
    body: { version: 1, creditLimit: 24 },
  })

  const refused = await school.office.call(changeTerm, { params, body: { version: 1, clashes: 'allow' } })

  expect(refused).toMatchObject({ status: 409, body: { code: 'item.stale', current: now } })
})

test('dates that contradict each other are refused, also when only one of them is sent', async () => {
  const school = await openSchool()
  const params = { termId: school.termId }
  const send = (body: Record<string, unknown>) =>
    school.office.call(changeTerm, { params, body: { version: 1, ...body } })

  expect(await send({ endsOn: '2027-01-01' })).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'endsOn' }] },
  })
  const registration = { opensAt: autumn.registration.closesAt, closesAt: autumn.registration.opensAt }
  expect(JSON.stringify((await send({ registration })).body)).toContain('closesAt')
  expect((await school.catalogue.term(school.termId)).version).toBe(1)
})

test('an id is given once, to a term, to a subject, to a course', async () => {
  const school = await openSchool()
  const replies = await Promise.all([
    school.office.call(createTerm, { body: { ...autumn, termId: school.termId } }),
    school.office.call(createSubject, { body: { subjectId: 'CS', title: 'Again', departmentId: 'x' } }),
    school.office.call(createCourse, {
      body: { subjectId: 'CS', number: '101', title: 'Again', credits: 1 },
    }),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([409, 409, 409])
  for (const { body } of replies) expect(body).toMatchObject({ code: 'item.exists', fields: [{}] })
})

test('courses of a subject are listed by number, page by page', async () => {
  const school = await openSchool()
  for (const number of ['1001', '99']) {
    await school.office.call(createCourse, { body: { subjectId: 'CS', number, title: number, credits: 2 } })
  }

  const { body: first } = await school.office.call(listCourses, { query: { subjectId: 'CS', limit: 3 } })
  const { body: last } = await school.office.call(listCourses, {
    query: { subjectId: 'CS', limit: 3, after: first.next },
  })

  const ids = [...first.items, ...last.items].map((course) => course.courseId)
  expect(ids).toEqual(['CS-99', 'CS-101', 'CS-110', 'CS-201', 'CS-1001'])
  expect(last.next).toBeUndefined()
})

test('a course belongs to the department of its subject', async () => {
  const school = await openSchool()

  const { body } = await school.office.call(readCourse, { params: { courseId: 'CS-201' } })
  const { body: subjects } = await school.office.call(listSubjects)

  expect(body).toMatchObject({ departmentId: 'computing', requires: ['CS-101'] })
  expect(subjects.items.map((subject) => subject.subjectId)).toEqual(['CS', 'MA'])
})

test.each([
  ['subjectId', { subjectId: 'alchemy' }],
  ['requires.1', { requires: ['CS-101', 'CS-999'] }],
  ['requires.0', { requires: ['CS-300'] }],
  ['creditsAtMost', { creditsAtMost: 1 }],
])('a course with a wrong %s is refused by name', async (field, wrong) => {
  const school = await openSchool()
  const course = { subjectId: 'CS', number: '300', title: 'Compilers', credits: 4 }

  const refused = await school.office.call(createCourse, { body: { ...course, ...wrong } })

  expect(refused).toMatchObject({ status: 400, body: { fields: [{ field }] } })
  expect(await school.catalogue.findCourse('CS-300' as never)).toBeUndefined()
})

test('a course that is renamed is renamed in its sections of the present term', async () => {
  const school = await openSchool()

  await school.office.call(changeCourse, {
    params: { courseId: 'CS-101' },
    body: { version: 1, title: 'Programming with Proofs' },
  })
  await school.settle()

  const sections = await school.catalogue.sectionsOfCourse(school.termId, school.course.programming)
  expect(sections.map((section) => section.courseTitle)).toEqual([
    'Programming with Proofs',
    'Programming with Proofs',
  ])
  expect(await school.catalogue.course(school.course.programming)).toMatchObject({ credits: 4, version: 2 })
})

test('students read the catalogue and change nothing in it; strangers do not even read', async () => {
  const school = await openSchool()
  const params = { termId: school.termId }

  const read = await school.as(student).call(listSections, { params })
  expect(read.body.items).toHaveLength(8)
  expect((await school.as(nobody).call(listSections, { params })).status).toBe(401)
  expect((await school.as(student).call(createTerm, { body: autumn })).status).toBe(403)
  const change = { params, body: { version: 1, creditLimit: 60 } }
  expect((await school.as(student).call(changeTerm, change)).status).toBe(403)
})

test('sections of one subject, and of a term that there is not', async () => {
  const school = await openSchool()
  const { body } = await school.office.call(listSections, {
    params: { termId: school.termId },
    query: { subjectId: 'MA' },
  })
  const missing = await school.office.call(listSections, { params: { termId: '1999' } })

  expect(body.items.map((section) => section.courseId)).toEqual(['MA-101', 'MA-101'])
  expect(missing).toMatchObject({ status: 404, body: { code: 'item.missing' } })
})
