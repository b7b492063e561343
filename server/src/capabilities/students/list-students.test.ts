import { StudentId } from '@matricula/contract/kernel'
import { changeStudent, fullName, listStudents, type Student } from '@matricula/contract/students'
import { expect, test } from 'vitest'
import { registrar, studentActor } from '#testing/school.ts'
import { ada, openSchool, type SmallSchool } from '#testing/small-school.ts'

type Query = NonNullable<Parameters<SmallSchool['office']['call']>[1]>['query']

async function admit(school: SmallSchool, people: readonly (Partial<Student> & { givenName: string })[]) {
  const admissions = people.map((person, place) =>
    school.students.admission({
      studentId: StudentId.parse(`s${place}`),
      rollNumber: `R${String(place).padStart(5, '0')}`,
      programmeId: school.programmeId,
      cohort: '2027',
      status: 'active',
      version: 1,
      ...person,
    }),
  )
  const atOnce = 20
  for (let from = 0; from < admissions.length; from += atOnce) {
    const some = admissions.slice(from, from + atOnce)
    await school.platform.store.commit(registrar, {
      writes: some.flatMap((admission) => admission.writes),
      events: some.flatMap((admission) => admission.events),
    })
  }
}

async function names(school: SmallSchool, query: Query): Promise<string[]> {
  const { body } = await school.office.call(listStudents, { query: query as never })
  return body.items.map(fullName)
}

/** Every page after the other. */
async function everyone(school: SmallSchool, query: Record<string, unknown>): Promise<string[]> {
  const found: string[] = []
  let after: string | undefined
  do {
    const asked = { ...query, ...(after !== undefined && { after }) }
    const { body } = await school.office.call(listStudents, { query: asked })
    found.push(...body.items.map(fullName))
    after = body.next
  } while (after !== undefined)
  return found
}

test('students are listed by name, whatever their initial', async () => {
  const school = await openSchool()
  await admit(school, [{ givenName: 'Zoë' }, { givenName: 'किरण' }, { givenName: 'Émilie' }])

  expect(await everyone(school, { limit: 2 })).toEqual([
    'Ada Lovelace',
    'Alan Turing',
    'Barbara Liskov',
    'Edsger Dijkstra',
    'Émilie',
    'Grace Hopper',
    'Zoë',
    'किरण',
  ])
})

test.each([
  ['lov', ['Ada Lovelace']],
  ['LOVELACE', ['Ada Lovelace']],
  ['ada lov', ['Ada Lovelace']],
  ['lov ada', ['Ada Lovelace']],
  ['ada hop', []],
  ['a', ['Ada Lovelace', 'Alan Turing']],
  ['CS27-003', ['Alan Turing']],
  ['cs27', ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Edsger Dijkstra', 'Barbara Liskov']],
  ['2', []],
  ['nobody', []],
  ['***', []],
])('looking for “%s” finds %j', async (find, found) => {
  const school = await openSchool()

  expect(await names(school, { find })).toEqual(found)
})

test('a name is found without its accents, and by its own script', async () => {
  const school = await openSchool()
  await admit(school, [{ givenName: 'Siobhán', familyName: 'O’Brien', localName: 'సియోభాన్' }])

  for (const find of ['siobhan', 'Siobhán', "o'brien", 'obr', 'సియో']) {
    expect(await names(school, { find })).toEqual(['Siobhán O’Brien'])
  }
})

test('whoever has two words that begin alike is found once', async () => {
  const school = await openSchool()
  await admit(school, [{ givenName: 'Marina', familyName: 'Marinova' }])

  expect(await names(school, { find: 'mar' })).toEqual(['Marina Marinova'])
})

test('a changed name is found, the former one is not', async () => {
  const school = await openSchool()
  const change = { version: 1, familyName: 'King', status: 'leave' } as const
  await school.office.call(changeStudent, { params: { studentId: ada }, body: change })

  expect(await names(school, { find: 'lovelace' })).toEqual([])
  expect(await names(school, { find: 'king' })).toEqual(['Ada King'])
  expect(await names(school, { find: 'ada' })).toEqual(['Ada King'])
  expect(await names(school, { status: 'leave' })).toEqual(['Ada King'])
  expect(await names(school, { status: 'active' })).not.toContain('Ada King')
})

test('a shorter roll number comes before those that begin with it', async () => {
  const school = await openSchool()
  await admit(school, [
    { givenName: 'Long', rollNumber: 'B7-12' },
    { givenName: 'Short', rollNumber: 'B7-1' },
  ])

  expect(await names(school, { find: 'b7-1' })).toEqual(['Short', 'Long'])
  expect(await names(school, { find: 'B' })).toEqual(['Barbara Liskov'])
})

test('filters go together with each other and with a search', async () => {
  const school = await openSchool()
  await admit(school, [
    { givenName: 'Ada', familyName: 'Yonath', cohort: '2025' },
    { givenName: 'Chien', cohort: '2025', status: 'leave' },
  ])

  expect(await names(school, { cohort: '2025' })).toEqual(['Ada Yonath', 'Chien'])
  expect(await names(school, { programmeId: 'bsc-cs', cohort: '2025' })).toEqual(['Ada Yonath', 'Chien'])
  expect(await names(school, { programmeId: 'bsc-cs', status: 'leave' })).toEqual(['Chien'])
  expect(await names(school, { find: 'ada', cohort: '2025' })).toEqual(['Ada Yonath'])
  expect(await names(school, { programmeId: 'none' })).toEqual([])
})

test('a search goes on page by page and visits everyone once', async () => {
  const school = await openSchool()
  const people = Array.from({ length: 130 }, (_, place) => ({
    givenName: `Maria${place}`,
    familyName: 'Silva',
  }))
  await admit(school, people)

  const found = await everyone(school, { find: 'sil mar', limit: 50 })

  expect(found).toHaveLength(130)
  expect(new Set(found).size).toBe(130)
})

test('a page costs the same among two hundred and among two thousand', async () => {
  const cost = async (count: number) => {
    const school = await openSchool()
    const people = Array.from({ length: count }, (_, place) => ({
      givenName: `${'bc'.charAt(place % 2)}${String(place).padStart(5, '0')}`,
      familyName: 'Rao',
    }))
    await admit(school, people)
    const first = await school.office.call(listStudents, { query: { limit: 50 } })
    const pages = []
    for (const query of [
      { after: first.body.next, limit: 50 },
      { find: 'rao', limit: 50 },
    ]) {
      const spent = school.platform.store.meter()
      const { body } = await school.office.call(listStudents, { query })
      pages.push({ ...spent(), length: body.items.length })
    }
    return pages
  }

  const [few, many] = [await cost(200), await cost(2000)]

  expect(few).toEqual(many)
  expect(many).toEqual([
    { trips: 1, reads: expect.any(Number), writes: 0, length: 50 },
    { trips: 1, reads: expect.any(Number), writes: 0, length: 50 },
  ])
  expect(Math.max(...many.map((page) => page.reads))).toBeLessThanOrEqual(4)
})

test('a filter that few pass makes pages short, and says that it goes on', async () => {
  const school = await openSchool()
  const people = Array.from({ length: 1200 }, (_, place) => ({
    givenName: `Ben${String(place).padStart(5, '0')}`,
    cohort: place === 1199 ? '1999' : '2027',
  }))
  await admit(school, people)

  const { body: first } = await school.office.call(listStudents, { query: { cohort: '1999' } })

  expect(first.items).toEqual([])
  expect(first.next).toBeDefined()
  expect(await everyone(school, { cohort: '1999' })).toEqual(['Ben01199'])
})

test.each([
  ['after', { after: 'nonsense' }],
  ['after', { after: Buffer.from('["x"]').toString('base64url') }],
  ['limit', { limit: 0 }],
  ['limit', { limit: 500 }],
  ['cohort', { cohort: 'last' }],
  ['status', { status: 'asleep' }],
  ['order', { order: 'name' }],
])('a list with a wrong %s is refused by name', async (field, query) => {
  const school = await openSchool()

  const refused = await school.office.call(listStudents, { query: query as never })

  expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
  expect(JSON.stringify(refused.body)).toContain(field)
})

test('a student lists no students', async () => {
  const school = await openSchool()

  expect((await school.as(studentActor('ada')).call(listStudents)).status).toBe(403)
})
