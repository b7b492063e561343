import {
  acceptInvitation,
  changeAccount,
  inviteAccount,
  issueApiToken,
  listAccounts,
  listApiTokens,
  readAccount,
  replaceGrants,
  revokeApiToken,
} from '@matricula/contract/identity'
import { type Grant, SectionId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import {
  administers,
  audits,
  costOf,
  idOf,
  loginOf,
  passwords,
  staffedSchool,
  strangerAt,
} from './testing/staffed-school.ts'

test('the last administrator can be neither disabled nor given other roles', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const params = { userId: idOf('katherine') }

  const disabled = await school
    .as(actor)
    .call(changeAccount, { params, body: { version: 1, status: 'disabled' } })
  const demoted = await school
    .as(actor)
    .call(replaceGrants, { params, body: { version: 1, grants: [audits] } })

  expect(disabled).toMatchObject({ status: 409, body: { code: 'account.last-administrator' } })
  expect(demoted).toMatchObject({ status: 409, body: { code: 'account.last-administrator' } })
})

test('of two administrators who step down at once, one stays', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  await school.as(actor).call(replaceGrants, {
    params: { userId: idOf('emmy') },
    body: { version: 1, grants: [administers] },
  })
  const leave = (userId: ReturnType<typeof idOf>, version: number) =>
    school.as(actor).call(replaceGrants, { params: { userId }, body: { version, grants: [] } })

  const replies = await Promise.all([leave(idOf('katherine'), 1), leave(idOf('emmy'), 2)])

  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
})

test('an administrator who was only invited does not count until they come', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const account = { name: 'Grace Hopper', loginName: 'grace@school.test', grants: [administers] }
  const { body } = await school.as(actor).call(inviteAccount, { body: account })
  const leave = () =>
    school.as(actor).call(replaceGrants, {
      params: { userId: idOf('katherine') },
      body: { version: 1, grants: [] },
    })

  expect((await leave()).status).toBe(409)
  const secret = body.invitation.link.split('#')[1] ?? ''
  const accepted = await school
    .as(strangerAt('10.0.0.4'))
    .call(acceptInvitation, { body: { secret, newPassword: 'compilers of some kind' } })
  expect(accepted.status).toBe(201)
  expect((await leave()).status).toBe(200)
})

test('new rights hold at the next request, and so does their loss', async () => {
  const school = await staffedSchool()
  const { actor: administrator } = await school.arrive('katherine')
  const { token } = await school.arrive('emmy')
  const give = (version: number, grants: Grant[]) =>
    school
      .as(administrator)
      .call(replaceGrants, { params: { userId: idOf('emmy') }, body: { version, grants } })
  const listing = async () => (await school.as(await school.holderOf(token)).call(listAccounts)).status

  expect(await listing()).toBe(403)
  await give(1, [audits])
  expect(await listing()).toBe(200)
  await give(2, [])
  expect(await listing()).toBe(403)
})

test('who is assigned to a section may teach it, and no longer than that', async () => {
  const school = await staffedSchool()
  const { token } = await school.arrive('emmy')
  const section = SectionId.parse('algebra-1')
  const teaches: Grant = { role: 'instructor', scope: { kind: 'section', id: section } }
  const assign = (write: ReturnType<typeof school.identity.teachingGrant>) =>
    school.platform.store.commit(systemActor('catalogue'), { writes: [write], events: [] })

  await assign(school.identity.teachingGrant(idOf('emmy'), section))
  school.clock.pass(5)
  expect((await school.holderOf(token)).grants).toEqual([teaches])
  await assign(school.identity.noTeachingGrant(idOf('emmy'), section))
  school.clock.pass(5)
  expect((await school.holderOf(token)).grants).toEqual([])
  expect((await school.identity.accountOf(idOf('emmy'))).grants).toEqual([])
})

test.each<[Grant[], string]>([
  [[{ role: 'administrator', scope: { kind: 'department', id: 'maths' as never } }], 'grants.0.scope'],
  [[{ role: 'student', scope: { kind: 'institution' } }], 'grants.0.scope'],
  [[audits, { role: 'instructor', scope: { kind: 'section', id: 'a' as never } }], 'grants.1.scope'],
  [
    [
      { role: 'student', scope: { kind: 'self', id: 'a' as never } },
      { role: 'student', scope: { kind: 'self', id: 'b' as never } },
    ],
    'grants',
  ],
])('roles that mean nothing are refused by their place: %j', async (grants, field) => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const body = { name: 'Grace Hopper', loginName: 'grace@school.test', grants }
  const reply = await school.as(actor).call(inviteAccount, { body })
  expect(reply).toMatchObject({ status: 400, body: { fields: [{ field }] } })
  expect(await school.identity.accountByLogin('grace@school.test')).toBeUndefined()
})

test('a student’s account belongs to one student', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const grants: Grant[] = [{ role: 'student', scope: { kind: 'self', id: 's1' as never } }]
  const body = { name: 'Mary Jackson', loginName: '2027-001', grants }
  expect((await school.as(actor).call(inviteAccount, { body })).body.account.studentId).toBe('s1')
})

test('a sign-in name is one person’s, in capitals or not', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const body = { name: 'Another Ada', loginName: 'ADA@school.test', grants: [] }
  expect(await school.as(actor).call(inviteAccount, { body })).toMatchObject({
    status: 409,
    body: { code: 'item.exists', fields: [{ field: 'loginName' }] },
  })
})

test('accounts are listed by name, page by page, and found by the beginning of a name or a sign-in name', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const list = async (query: Record<string, string>) =>
    (await school.as(actor).call(listAccounts, { query })).body
  const names = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ name }) => name)

  const first = await list({ limit: '2' })
  expect(names(first)).toEqual(['Ada Lovelace', 'Emmy Noether'])
  expect(names(await list({ limit: '2', after: first.next ?? '' }))).toEqual(['Katherine Johnson'])
  expect(names(await list({ find: 'EMMY n' }))).toEqual(['Emmy Noether'])
  expect(names(await list({ find: loginOf('ada') }))).toEqual(['Ada Lovelace'])
  expect(names(await list({ find: 'nobody' }))).toEqual([])
})

test('who saw an older account does not overwrite a newer one', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const params = { userId: idOf('ada') }
  const rename = (name: string) =>
    school.as(actor).call(changeAccount, { params, body: { version: 1, name } })

  const replies = await Promise.all([rename('Ada King'), rename('Ada Byron')])

  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
  const { body } = await school.as(actor).call(listAccounts, { query: { find: 'ada' } })
  expect(body.items).toMatchObject([{ version: 2 }])
})

test('an auditor reads accounts and changes none; an instructor does neither', async () => {
  const school = await staffedSchool()
  const { actor: auditor } = await school.arrive('ada')
  const { actor: instructor } = await school.arrive('emmy')
  const params = { userId: idOf('katherine') }
  const body = { version: 1, name: 'Someone else' }

  expect((await school.as(auditor).call(readAccount, { params })).status).toBe(200)
  expect((await school.as(auditor).call(changeAccount, { params, body })).status).toBe(403)
  expect((await school.as(instructor).call(readAccount, { params })).status).toBe(403)
})

test('a program comes in with its token until it is revoked or runs out', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const issue = (days: number) =>
    school.as(actor).call(issueApiToken, { body: { name: 'Library', grants: [audits], days } })
  const { body: library } = await issue(10)
  const { body: short } = await issue(1)

  expect(await school.bearerOf(library.token)).toMatchObject({
    kind: 'token',
    name: 'Library',
    grants: [audits],
  })
  const listed = await school.as(actor).call(listApiTokens)
  expect(listed.body.items.filter(({ lastUsedAt }) => lastUsedAt !== undefined)).toHaveLength(1)
  school.clock.pass(86_400)
  expect((await school.bearerOf(short.token)).kind).toBe('stranger')
  const params = { tokenId: library.issued.tokenId }
  expect((await school.as(actor).call(revokeApiToken, { params })).status).toBe(204)
  expect((await school.bearerOf(library.token)).kind).toBe('stranger')
  expect((await school.as(actor).call(revokeApiToken, { params })).status).toBe(404)
})

test('the use of a token is written down once an hour', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('katherine')
  const { body } = await school
    .as(actor)
    .call(issueApiToken, { body: { name: 'Library', grants: [audits], days: 10 } })
  const { trips } = await costOf(school, async () => {
    for (let minutes = 0; minutes < 120; minutes += 1) {
      school.clock.pass(60)
      await school.bearerOf(body.token)
    }
  })
  expect(trips).toBe(120 + 2)
})

test('a wrong token is not made good by a cookie', async () => {
  const school = await staffedSchool()
  const { token } = await school.arrive('katherine')
  const knock = { cookie: token, bearer: 'mtk_a-guess-of-some-token', address: '', agent: '' }
  expect((await school.identity.authenticate(knock)).kind).toBe('stranger')
})

test('whoever reads the whole store finds no password, no token and no link', async () => {
  const school = await staffedSchool()
  const { actor, token } = await school.arrive('katherine')
  const as = school.as({ ...actor, request: { key: 'one-request', digest: 'digest' } })
  const { body: issued } = await as.call(issueApiToken, {
    body: { name: 'Library', grants: [audits], days: 9 },
  })
  const { body: invited } = await as.call(inviteAccount, {
    body: { name: 'Grace Hopper', loginName: 'grace@school.test', grants: [] },
  })
  const secrets = [
    token,
    issued.token,
    invited.invitation.link.split('#')[1] ?? '',
    ...Object.values(passwords),
  ]

  const stored: string[] = []
  for (const table of ['users', 'events'] as const)
    for await (const item of school.platform.store.scan(table)) stored.push(JSON.stringify(item))
  expect(stored.length).toBeGreaterThan(10)
  for (const secret of secrets) expect(stored.filter((item) => item.includes(secret))).toEqual([])
})
