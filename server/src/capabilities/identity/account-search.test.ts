import { findTeachers } from '@matricula/contract/catalogue'
import { changeAccount, listAccounts } from '@matricula/contract/identity'
import { StudentId, UserId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { administrator, registrar, type School, school } from '#testing/school.ts'

interface Made {
  readonly name: string
  readonly loginName: string
  readonly studentId?: string
}

const idOf = (place: number): UserId => UserId.parse(`u${place}`)

/** Accounts in a school that has no others. */
async function schoolOf(people: readonly Made[]): Promise<School> {
  const s = await school()
  for (const [place, { studentId, ...person }] of people.entries()) {
    const scope = { kind: 'self', id: StudentId.parse(studentId ?? 's0') } as const
    const grants = studentId === undefined ? [] : [{ role: 'student', scope } as const]
    const account = { userId: idOf(place), ...person, grants }
    await s.platform.store.commit(systemActor('set-up'), s.identity.accountWrites(account))
  }
  return s
}

const staff: readonly Made[] = [
  { name: 'Emmy Noether', loginName: 'emmy@school.test' },
  { name: 'María José Núñez-García', loginName: 'mj.nunez@school.test' },
  { name: 'Anna Ann Anning', loginName: 'ann@school.test' },
  { name: 'Rao, Usha', loginName: 'teacher12@school.test' },
  { name: 'Usha Rao', loginName: 'cs27-0012', studentId: 's12' },
  { name: 'सविता राव', loginName: 'savita@school.test' },
]

async function found(s: School, find: string): Promise<string[]> {
  const { body } = await s.as(administrator).call(listAccounts, { query: { find } })
  return body.items.map(({ loginName }) => loginName)
}

test.each([
  ['noether', ['emmy@school.test']],
  ['Noe emm', ['emmy@school.test']],
  ['garcia', ['mj.nunez@school.test']],
  ['NUNEZ maria', ['mj.nunez@school.test']],
  ['mj.nun', ['mj.nunez@school.test']],
  ['usha', ['teacher12@school.test', 'cs27-0012']],
  ['teacher1', ['teacher12@school.test']],
  ['teacher12@school.test', ['teacher12@school.test']],
  ['cs27', ['cs27-0012']],
  ['CS27-0012', ['cs27-0012']],
  ['राव', ['savita@school.test']],
  ['e', ['emmy@school.test']],
  ['ann', ['ann@school.test']],
  ['school', []],
  ['emmy usha', []],
  ['…', []],
])('whoever types “%s” finds %j', async (typed, logins) => {
  const s = await schoolOf(staff)

  expect((await found(s, typed)).toSorted()).toEqual([...logins].toSorted())
})

test('whoever takes another name is found by that one, and no longer by the old', async () => {
  const s = await schoolOf(staff)
  await s.as(administrator).call(changeAccount, {
    params: { userId: idOf(0) },
    body: { version: 1, name: 'Emmy Dick' },
  })

  expect(await found(s, 'dick')).toEqual(['emmy@school.test'])
  expect(await found(s, 'noether')).toEqual([])
  expect(await found(s, 'emmy')).toEqual(['emmy@school.test'])
})

test('among teachers no student is found, however many have the name', async () => {
  const namesakes = Array.from({ length: 80 }, (_, place) => ({
    name: `Aada${place} Rao`,
    loginName: `cs27-1${String(place).padStart(3, '0')}`,
    studentId: `s1${place}`,
  }))
  const s = await schoolOf([...namesakes, ...staff])

  const { body } = await s.as(registrar).call(findTeachers, { query: { find: 'rao' } })

  expect(body.items.map(({ loginName }) => loginName)).toEqual(['teacher12@school.test'])
})

test('pages go on where the last ended, and name everyone once', async () => {
  const s = await schoolOf(
    Array.from({ length: 25 }, (_, place) => ({
      name: `Sam Samson${place}`,
      loginName: `sam${place}@school.test`,
    })),
  )
  const logins: string[] = []
  let after: string | undefined
  do {
    const { body } = await s
      .as(administrator)
      .call(listAccounts, { query: { find: 'sam', limit: 10, after } })
    logins.push(...body.items.map(({ loginName }) => loginName))
    after = body.next
  } while (after !== undefined)

  expect([logins.length, new Set(logins).size]).toEqual([25, 25])
})

test('a search costs three requests in two steps, however many people there are', async () => {
  async function cost(people: number) {
    const s = await schoolOf(
      Array.from({ length: people }, (_, place) => ({
        name: `Ada Rao${String(place).padStart(4, '0')}`,
        loginName: `p${place}@school.test`,
      })),
    )
    const spent = s.platform.store.meter()
    const { body } = await s.as(administrator).call(listAccounts, { query: { find: 'rao', limit: 20 } })
    return { ...spent(), length: body.items.length }
  }

  const [few, many] = [await cost(60), await cost(600)]

  expect(few).toEqual(many)
  expect(many).toMatchObject({ writes: 0, length: 20 })
  // The words and, beside them, the exact sign-in name; then the accounts themselves.
  expect(many.trips).toBe(3)
  expect(many.reads).toBeLessThanOrEqual(25)
})
