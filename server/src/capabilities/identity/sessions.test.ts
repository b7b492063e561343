import {
  changeAccount,
  endOtherSessions,
  endSession,
  endSessionsOf,
  listSessions,
  readSession,
  signOut,
} from '@matricula/contract/identity'
import { SessionId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { nobody } from '#testing/school.ts'
import { costOf, idOf, loginOf, passwords, staffedSchool, strangerAt } from './testing/staffed-school.ts'

test('a session ends when nothing is asked for half an hour, not before', async () => {
  const school = await staffedSchool()
  const { token } = await school.arrive('ada')

  school.clock.pass(1800)
  expect((await school.holderOf(token)).kind).toBe('person')
  school.clock.pass(1800)
  expect((await school.holderOf(token)).kind).toBe('person')
  school.clock.pass(1801)
  expect((await school.holderOf(token)).kind).toBe('stranger')
})

test('a session that is used all day ends twelve hours after it began', async () => {
  const school = await staffedSchool()
  const { token } = await school.arrive('ada')

  for (let minutes = 0; minutes < 12 * 60 - 1; minutes += 1) {
    school.clock.pass(60)
    if ((await school.holderOf(token)).kind === 'stranger') throw new Error(`ended after ${minutes} minutes`)
  }
  school.clock.pass(60)
  expect((await school.holderOf(token)).kind).toBe('stranger')
})

test('a page that only listens does not keep an idle session alive', async () => {
  const school = await staffedSchool()
  const { token } = await school.arrive('ada')
  const listen = () =>
    school.identity.authenticate({
      cookie: token,
      bearer: undefined,
      address: '',
      agent: '',
      listening: true,
    })

  school.clock.pass(1000)
  expect((await listen()).kind).toBe('person')
  school.clock.pass(801)
  expect((await listen()).kind).toBe('stranger')
})

test('use is written down once a minute, and many requests of one page cost one look', async () => {
  const school = await staffedSchool()
  const { token } = await school.arrive('ada')
  school.clock.pass(10)
  const page = await costOf(school, async () => {
    for (let request = 0; request < 20; request += 1) await school.holderOf(token)
  })
  expect(page).toMatchObject({ trips: 2, writes: 0 })

  school.clock.pass(60)
  expect((await costOf(school, () => school.holderOf(token))).trips).toBe(3)
})

test('people see where they are signed in, and end one of those', async () => {
  const school = await staffedSchool()
  const home = await school.arrive('ada', '10.0.0.1')
  school.clock.pass(60)
  const library = await school.arrive('ada', '10.0.0.2')

  const { body } = await school.as(library.actor).call(listSessions)
  expect(body.items).toMatchObject([
    { address: '10.0.0.2', agent: 'A browser', current: true },
    { address: '10.0.0.1', current: false },
  ])
  const sessionId = SessionId.parse(home.actor.sessionId)
  expect((await school.as(library.actor).call(endSession, { params: { sessionId } })).status).toBe(204)

  expect((await school.holderOf(home.token)).kind).toBe('stranger')
  expect((await school.holderOf(library.token)).kind).toBe('person')
})

test('nobody ends another person’s session', async () => {
  const school = await staffedSchool()
  const ada = await school.arrive('ada')
  const emmy = await school.arrive('emmy')

  const sessionId = SessionId.parse(ada.actor.sessionId)
  expect((await school.as(emmy.actor).call(endSession, { params: { sessionId } })).status).toBe(404)
  expect((await school.holderOf(ada.token)).kind).toBe('person')
})

test('all other sessions end at once, this one goes on', async () => {
  const school = await staffedSchool()
  const before = await Promise.all(['a', 'b', 'c'].map((from) => school.arrive('ada', from)))
  const here = await school.arrive('ada', 'here')

  const { body } = await school.as(here.actor).call(endOtherSessions)

  expect(body).toEqual({ ended: 3 })
  const holders = await Promise.all(before.map(({ token }) => school.holderOf(token)))
  expect(holders.map(({ kind }) => kind)).toEqual(['stranger', 'stranger', 'stranger'])
  expect((await school.holderOf(here.token)).kind).toBe('person')
  expect((await school.as(here.actor).call(listSessions)).body.items).toHaveLength(1)
})

test('signing out ends the session on the server, whoever keeps the cookie', async () => {
  const school = await staffedSchool()
  const { actor, token } = await school.arrive('ada')

  expect((await school.as(actor).call(signOut)).status).toBe(204)

  expect(await school.as(await school.holderOf(token)).call(readSession)).toMatchObject({ body: {} })
  expect((await school.holderOf(token)).kind).toBe('stranger')
})

test('an administrator ends every session of an account, or disables it', async () => {
  const school = await staffedSchool()
  const { actor: administrator } = await school.arrive('katherine')
  const first = await school.arrive('ada')
  const params = { userId: idOf('ada') }

  expect((await school.as(administrator).call(endSessionsOf, { params })).body).toEqual({ ended: 1 })
  expect((await school.holderOf(first.token)).kind).toBe('stranger')

  const second = await school.arrive('ada')
  const body = { version: 1, status: 'disabled' } as const
  expect((await school.as(administrator).call(changeAccount, { params, body })).status).toBe(200)
  expect((await school.holderOf(second.token)).kind).toBe('stranger')
  expect((await school.signIn(loginOf('ada'), passwords.ada)).status).toBe(401)
})

test('a stranger is told that nobody is signed in; a made-up token is a stranger’s', async () => {
  const school = await staffedSchool()

  expect(await school.as(nobody).call(readSession)).toMatchObject({ status: 200, body: {} })
  expect(await school.holderOf('made-up-token-made-up-token-made-up')).toEqual(strangerOnly)
  expect((await school.as(strangerAt('10.0.0.1')).call(listSessions)).status).toBe(401)
})

const strangerOnly = nobody
