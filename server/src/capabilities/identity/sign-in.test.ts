import { signIn } from '@matricula/contract/identity'
import bcrypt from 'bcrypt'
import { afterEach, expect, test, vi } from 'vitest'
import { createIdentity } from './index.ts'
import { costOf, idOf, loginOf, passwords, staffedSchool, strangerAt } from './testing/staffed-school.ts'

afterEach(() => vi.restoreAllMocks())

test('whoever knows the password gets a session, and the school is named to them', async () => {
  const { signIn: enter, holderOf, settle, events } = await staffedSchool()

  const { status, body, token } = await enter('  Ada@School.test ', passwords.ada)
  await settle()

  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'Ada Lovelace',
    institution: 'School of Testing',
    timeZone: 'Asia/Kolkata',
  })
  expect(await holderOf(token)).toMatchObject({ kind: 'person', id: idOf('ada'), sessionId: body.sessionId })
  expect(token).not.toBe(body.sessionId)
  expect(events.at(-1)).toMatchObject({ name: 'session.started', actor: { id: idOf('ada') } })
})

test('an unknown name and a wrong password look alike and cost alike', async () => {
  const school = await staffedSchool()
  await school.signIn('warm@school.test', 'the decoy is made at the first sign-in')
  const compare = vi.spyOn(bcrypt, 'compare')
  const hash = vi.spyOn(bcrypt, 'hash')
  const replies: unknown[] = []
  const attempt = (loginName: string, from: string) =>
    costOf(school, async () => {
      replies.push(await school.signIn(loginName, 'not the password', from))
    })

  const costOfWrong = await attempt(loginOf('ada'), '10.0.0.2')
  const costOfUnknown = await attempt('nobody@school.test', '10.0.0.3')

  expect(replies[0]).toMatchObject({ status: 401, body: { code: 'sign-in.refused' } })
  expect(replies[1]).toEqual(replies[0])
  expect(costOfUnknown).toMatchObject({ trips: costOfWrong.trips, writes: costOfWrong.writes })
  // Four reads at once, then one commit.
  expect(costOfWrong.trips).toBe(5)
  expect(compare.mock.calls.map(([, against]) => bcrypt.getRounds(against))).toEqual([4, 4])
  expect(hash).not.toHaveBeenCalled()
})

test('a password of more than 72 bytes is not cut: its beginning does not open the account', async () => {
  const school = await staffedSchool()
  const longest = 'x'.repeat(60) + passwords.ada.slice(0, 12)
  const passwordHash = await school.identity.hashPassword(longest)
  await school.platform.store.commit(
    { ...strangerAt('10.0.0.1'), id: 'builder' },
    school.identity.accountWrites({
      userId: 'u-long' as never,
      loginName: 'long@school.test',
      name: 'Long',
      grants: [],
      passwordHash,
    }),
  )

  expect((await school.signIn('long@school.test', `${longest}!`)).status).toBe(401)
  expect((await school.signIn('long@school.test', longest)).status).toBe(201)
})

test('guesses are slowed down, and the owner comes in from where they always do', async () => {
  const school = await staffedSchool()
  await school.arrive('ada', 'home')
  let tried = 0
  for (let guess = 0; guess < 1000; guess += 1) {
    const { status } = await school.signIn(loginOf('ada'), `guess ${guess}`, 'far away')
    if (status === 401) tried += 1
    school.clock.pass(10)
  }

  expect(tried).toBeGreaterThanOrEqual(5)
  expect(tried).toBeLessThanOrEqual(30)
  expect((await school.signIn(loginOf('ada'), passwords.ada, 'far away')).status).toBe(429)
  expect((await school.signIn(loginOf('ada'), passwords.ada, 'home')).status).toBe(201)

  school.clock.pass(900)
  expect((await school.signIn(loginOf('ada'), passwords.ada, 'far away')).status).toBe(201)
})

test('many guesses at once get no further than one after the other', async () => {
  const school = await staffedSchool()

  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, guess) => school.signIn(loginOf('ada'), `guess ${guess}`)),
  )

  expect(replies.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(35)
})

test('whoever must wait is told for how long', async () => {
  const school = await staffedSchool()
  for (let guess = 0; guess < 6; guess += 1) await school.signIn(loginOf('emmy'), `guess ${guess}`)

  const { status, body } = await school.signIn(loginOf('emmy'), passwords.emmy)

  expect({ status, body }).toMatchObject({ status: 429, body: { code: 'request.too-many', retryAfter: 1 } })
})

test('one who tries a password on many accounts is slowed down, and a busy campus is not', async () => {
  const sprayed = await staffedSchool()
  const statuses: number[] = []
  for (let name = 0; name < 60; name += 1)
    statuses.push((await sprayed.signIn(`${name}@school.test`, 'the same password', 'sprayer')).status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(50)

  const campus = await staffedSchool()
  for (let morning = 0; morning < 60; morning += 1) {
    await campus.signIn(`typo${morning}@school.test`, 'a typing error', 'campus')
    await campus.platform.store.bump(
      { table: 'users', pk: `LOGIN#${loginOf('ada')}`, sk: 'LOGIN' },
      { set: { knownAddresses: [] } },
    )
    expect((await campus.signIn(loginOf('ada'), passwords.ada, 'campus')).status).toBe(201)
  }
})

test('a hash made at a lower cost is made anew at the next sign-in', async () => {
  const school = await staffedSchool()
  const key = { table: 'users', pk: `LOGIN#${loginOf('ada')}`, sk: 'LOGIN' } as const
  const roundsNow = async () =>
    bcrypt.getRounds(String((await school.platform.store.get(key))?.['passwordHash']))
  const settings = { ...school.platform.settings, bcryptCost: 5 }
  const stricter = createIdentity({ ...school.platform, settings })
  const door = { admit: () => undefined, dismiss: () => undefined }
  const body = { loginName: loginOf('ada'), password: passwords.ada }
  const asking = { params: {}, query: {}, body, actor: strangerAt('10.0.0.1'), door }
  const before = await roundsNow()

  const reply = await stricter.routes.find(({ route }) => route.name === 'signIn')?.answer(asking)

  expect(reply?.status).toBe(201)
  expect([before, await roundsNow()]).toEqual([4, 5])
  expect((await school.signIn(loginOf('ada'), passwords.ada)).status).toBe(201)
})

test('signing in twice with one idempotency key gives two sessions, and no password is kept, not even its digest', async () => {
  const school = await staffedSchool()
  const body = { loginName: loginOf('ada'), password: passwords.ada }
  const first = await school.as(strangerAt('10.0.0.1')).call(signIn, { body, key: 'the-same-key' })
  const second = await school.as(strangerAt('10.0.0.1')).call(signIn, { body, key: 'the-same-key' })

  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.token).not.toBe(first.token)
  for await (const item of school.platform.store.scan('events')) expect(item['pk']).not.toMatch(/^ONCE/)
})

test.each([
  [{ loginName: 'with space', password: 'x' }, 'loginName'],
  [{ loginName: 'ada@school.test', password: '' }, 'password'],
  [{ loginName: 'ada@school.test', password: 'x', role: 'administrator' }, 'role'],
  [{ loginName: ['ada@school.test'], password: 'x' }, 'loginName'],
])('what is not a sign-in is refused by its field: %j', async (body, field) => {
  const { as } = await staffedSchool()
  const reply = await as(strangerAt('10.0.0.1')).call(signIn, { body: body as never })
  expect(reply).toMatchObject({ status: 400, body: { fields: [{ field }] } })
})
