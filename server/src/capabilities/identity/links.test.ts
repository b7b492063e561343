import {
  acceptInvitation,
  askPasswordReset,
  changePassword,
  inviteAccount,
  readInstitution,
  readInvitation,
  renewInvitation,
  resetPassword,
  setUpInstitution,
} from '@matricula/contract/identity'
import { expect, test } from 'vitest'
import type { Identity } from '#capabilities/identity/index.ts'
import { nobody, school } from '#testing/school.ts'
import {
  audits,
  costOf,
  idOf,
  loginOf,
  passwords,
  staffedSchool,
  strangerAt,
} from './testing/staffed-school.ts'

const newPassword = 'a quiet sentence of one’s own'
const secretIn = (text: string): string => /#([\w-]+)/.exec(text)?.[1] ?? ''
const someone = strangerAt('10.0.0.9')

test('who forgot the password gets a letter, and chooses a new one once', async () => {
  const world = await staffedSchool()
  const session = await world.arrive('ada')
  const asked = await world.as(someone).call(askPasswordReset, { body: { loginName: loginOf('ada') } })
  const letter = world.letters[0]
  const body = { secret: secretIn(letter?.text ?? ''), newPassword }

  expect(asked.status).toBe(202)
  expect(letter).toMatchObject({ to: loginOf('ada') })
  expect(letter?.text).toMatch(/http:\/\/school\.test\/reset#[\w-]+/)
  expect((await world.as(someone).call(resetPassword, { body })).status).toBe(204)

  expect((await world.holderOf(session.token)).kind).toBe('stranger')
  expect((await world.signIn(loginOf('ada'), newPassword)).status).toBe(201)
  expect((await world.as(someone).call(resetPassword, { body })).status).toBe(410)
})

test('of two who use one link at once, one gets through', async () => {
  const world = await staffedSchool()
  await world.as(someone).call(askPasswordReset, { body: { loginName: loginOf('ada') } })
  const secret = secretIn(world.letters[0]?.text ?? '')
  const tries = ['first of all passwords', 'other of both passwords'].map((chosen) =>
    world.as(someone).call(resetPassword, { body: { secret, newPassword: chosen } }),
  )
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses.toSorted((one, other) => one - other)).toEqual([204, 410])
})

test('asking for an unknown, a disabled or a known name is answered alike and sends at most one letter', async () => {
  const world = await staffedSchool()
  const replies: unknown[] = []
  const ask = (loginName: string) =>
    costOf(world, async () => {
      replies.push(await world.as(someone).call(askPasswordReset, { body: { loginName } }))
    })
  const known = await ask(loginOf('ada'))
  const unknown = await ask('no@school.test')

  expect(replies[1]).toEqual(replies[0])
  expect(unknown.trips).toBe(known.trips)
  expect(world.letters).toHaveLength(1)
})

test('nobody’s post box is flooded', async () => {
  const world = await staffedSchool()
  const statuses: number[] = []
  for (let letter = 0; letter < 100; letter += 1) {
    statuses.push(
      (await world.as(someone).call(askPasswordReset, { body: { loginName: loginOf('ada') } })).status,
    )
  }
  expect(world.letters).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(95)
})

test('a link is good for an hour, until a newer one, and until the password is changed otherwise', async () => {
  const world = await staffedSchool()
  const ask = () => world.as(someone).call(askPasswordReset, { body: { loginName: loginOf('ada') } })
  const use = async (letter: number) =>
    (
      await world
        .as(someone)
        .call(resetPassword, { body: { secret: secretIn(world.letters[letter]?.text ?? ''), newPassword } })
    ).status

  await ask()
  world.clock.pass(3600)
  expect(await use(0)).toBe(410)
  await ask()
  await ask()
  expect(await use(1)).toBe(410)
  const { actor } = await world.arrive('ada')
  await world.as(actor).call(changePassword, { body: { currentPassword: passwords.ada, newPassword } })
  expect(await use(2)).toBe(410)
})

test('an invited person chooses a password and is signed in', async () => {
  const world = await staffedSchool()
  const { actor } = await world.arrive('katherine')
  const account = { name: 'Grace Hopper', loginName: 'Grace@school.test', grants: [audits] }
  const { status, body } = await world.as(actor).call(inviteAccount, { body: account })
  const secret = secretIn(body.invitation.link)

  expect(status).toBe(201)
  expect(body.account).toMatchObject({ status: 'invited', loginName: 'grace@school.test' })
  expect(world.letters).toMatchObject([{ to: 'grace@school.test' }])
  expect((await world.as(someone).call(readInvitation, { body: { secret } })).body.name).toBe('Grace Hopper')
  const accepted = await world.as(someone).call(acceptInvitation, { body: { secret, newPassword } })
  expect(accepted).toMatchObject({ status: 201, body: { name: 'Grace Hopper', grants: [audits] } })
  expect((await world.holderOf(accepted.token)).kind).toBe('person')
  expect((await world.signIn('grace@school.test', newPassword)).status).toBe(201)
  expect((await world.as(someone).call(acceptInvitation, { body: { secret, newPassword } })).status).toBe(410)
})

test('a weak choice is refused with its reason, and the link stays good', async () => {
  const world = await staffedSchool()
  const { actor } = await world.arrive('katherine')
  const account = { name: 'Grace Hopper', loginName: 'grace@school.test', grants: [audits] }
  const { body } = await world.as(actor).call(inviteAccount, { body: account })
  const secret = secretIn(body.invitation.link)
  const choose = (chosen: string) =>
    world.as(someone).call(acceptInvitation, { body: { secret, newPassword: chosen } })

  expect(await choose('grace hopper 1906')).toMatchObject({
    status: 400,
    body: { code: 'password.weak', fields: [{ field: 'newPassword' }] },
  })
  expect((await choose(newPassword)).status).toBe(201)
})

test('a lost invitation is made anew, and the lost one is worth nothing', async () => {
  const world = await staffedSchool()
  const { actor } = await world.arrive('katherine')
  const account = { name: 'Grace Hopper', loginName: 'grace@school.test', grants: [audits] }
  const { body: first } = await world.as(actor).call(inviteAccount, { body: account })
  const { userId } = first.account
  const { body: second } = await world.as(actor).call(renewInvitation, { params: { userId } })
  const read = async (link: string) =>
    (await world.as(someone).call(readInvitation, { body: { secret: secretIn(link) } })).status

  expect([await read(first.invitation.link), await read(second.link)]).toEqual([410, 200])
  world.clock.pass(72 * 3600)
  expect(await read(second.link)).toBe(410)
})

test('a link for someone who has a password already leads to a new one', async () => {
  const world = await staffedSchool()
  const { actor } = await world.arrive('katherine')
  const { body } = await world.as(actor).call(renewInvitation, { params: { userId: idOf('ada') } })

  expect(body.link).toMatch(/^http:\/\/school\.test\/reset#/)
  const reset = { secret: secretIn(body.link), newPassword }
  expect((await world.as(someone).call(resetPassword, { body: reset })).status).toBe(204)
})

test('the first administrator is made with the link that the server prints, once', async () => {
  const world = await school()
  const identity = world.capabilities['identity'] as Identity
  const link = await identity.beginSetUp()
  const answers = {
    secret: secretIn(link ?? ''),
    institution: 'Mahatma College',
    timeZone: 'Asia/Kolkata',
    name: 'Katherine Johnson',
    loginName: 'katherine@school.test',
    newPassword,
  }
  const setUp = (body: typeof answers) => world.as(someone).call(setUpInstitution, { body })

  expect(link).toMatch(/^http:\/\/school\.test\/set-up#/)
  expect((await world.as(nobody).call(readInstitution)).body.awaitingSetUp).toBe(true)
  expect(await setUp({ ...answers, timeZone: 'Mars/Olympus' })).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'timeZone' }] },
  })
  expect(await setUp({ ...answers, secret: 'a-guess-of-some-secret' })).toMatchObject({ status: 410 })
  expect(await setUp(answers)).toMatchObject({ status: 201, body: { institution: 'Mahatma College' } })
  expect((await setUp({ ...answers, loginName: 'other@school.test' })).status).toBe(410)
  expect((await world.as(nobody).call(readInstitution)).body).toMatchObject({
    institution: 'Mahatma College',
    awaitingSetUp: false,
  })
  expect(await identity.beginSetUp()).toBeUndefined()
})

test('of two links printed by two starts, only the first one used makes an institution', async () => {
  const world = await school()
  const identity = world.capabilities['identity'] as Identity
  const links = [await identity.beginSetUp(), await identity.beginSetUp()]
  const replies = links.map((link, place) =>
    world.as(someone).call(setUpInstitution, {
      body: {
        secret: secretIn(link ?? ''),
        institution: `College ${place}`,
        timeZone: 'UTC',
        name: 'Katherine Johnson',
        loginName: `admin${place}@school.test`,
        newPassword,
      },
    }),
  )
  expect(
    (await Promise.all(replies)).map(({ status }) => status).toSorted((one, other) => one - other),
  ).toEqual([201, 410])
})
