import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createMemoryStorage } from '@matricula/engine'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createEmbeddedSender } from '#platform/store/embedded-sender.ts'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import type { Letter } from './letters.ts'
import { createPostOffice } from './post-office.ts'
import { createPostman } from './postman.ts'
import { createMailTransport, type Mail, type Transport } from './transport.ts'

const clerk = systemActor('test')
const letter: Letter = { to: 'ada@school.test', subject: 'A seat is yours', text: 'See your courses.' }
const ended: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
})

/** A mail server of this machine that keeps what it takes, and answers as the story wants. */
async function mailServer(more: SMTPServerOptions = {}) {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      stream.on('end', () => {
        taken.push(text)
        done()
      })
    },
    ...more,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ended.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { taken, mail: { by: 'smtp', url: `smtp://127.0.0.1:${port}` } satisfies Mail }
}

/** An answer of a mail server, as the library that plays one wants it. */
const answering = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code })

async function post(mail: Mail) {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const ids = countingIds()
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis())
  const store = createCommandStore({ sender, prefix: '', clock, ids, pause: () => Promise.resolve() })
  const office = createPostOffice({ store, clock, ids, secret: () => Buffer.alloc(32, 7) })
  const transport = createMailTransport(mail, 'School <no-reply@school.test>')
  ended.push(() => transport.close())
  const postman = (by: Transport = transport) =>
    createPostman({ store, clock, office, transport: by, host: 'school.test' })
  const write = (given: Letter = letter, id?: string) =>
    store.commit(clerk, { writes: [office.queued(given, id)], events: [] })
  const dead = async () => (await office.inState('dead', { limit: 9 })).items
  const waiting = async () => (await office.inState('waiting', { limit: 9 })).items
  return { clock, store, office, postman, write, dead, waiting }
}

test('a letter reaches the mail server whole, once, and is kept no longer', async () => {
  const { taken, mail } = await mailServer()
  const { postman, write, waiting, dead } = await post(mail)
  await write({ ...letter, unsubscribe: 'http://school.test/account' })
  expect(await postman().round()).toBe(1)
  expect(await postman().round()).toBe(0)
  expect(taken).toHaveLength(1)
  expect(taken[0]).toMatch(/^From: School <no-reply@school.test>/m)
  expect(taken[0]).toMatch(/^To: ada@school.test/m)
  expect(taken[0]).toMatch(/^Subject: A seat is yours/m)
  expect(taken[0]).toMatch(/^Message-ID: <[\w-]+@school.test>/im)
  expect(taken[0]).toMatch(/^List-Unsubscribe: <http:\/\/school.test\/account>/im)
  expect(taken[0]).toContain('See your courses.')
  expect([await waiting(), await dead()]).toEqual([[], []])
})

test('mail programs end letters by themselves only where nobody can listen', async () => {
  const { taken, mail } = await mailServer()
  const { postman, write } = await post(mail)
  await write({ ...letter, unsubscribe: 'http://school.test/unsubscribe/daily/u-1/seal' })
  await write({ ...letter, unsubscribe: 'https://school.test/unsubscribe/daily/u-1/seal' })
  await postman().round()
  const [open = '', enciphered = ''] = taken.toSorted((one) => (one.includes('https:') ? 1 : -1))
  expect(open).not.toMatch(/^List-Unsubscribe-Post:/im)
  expect(enciphered).toMatch(/^List-Unsubscribe: <https:\/\/school.test\/unsubscribe\/daily\/u-1\/seal>/im)
  expect(enciphered).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im)
})

describe('a mail server that does not take it', () => {
  test('for now is asked again after a rest, which grows', async () => {
    let asked = 0
    const { taken, mail } = await mailServer({
      onRcptTo(_, __, done) {
        asked += 1
        done(asked < 3 ? answering(451, 'Greylisted, come again') : null)
      },
    })
    const { clock, postman, write, waiting } = await post(mail)
    await write()
    await postman().round()
    expect(await waiting()).toMatchObject([{ attempts: 1, due: '2027-01-11T08:01:00.000Z' }])
    expect((await waiting())[0]?.answer).toContain('Greylisted')
    expect(await postman().round()).toBe(0)
    clock.pass(60)
    await postman().round()
    expect(await waiting()).toMatchObject([{ attempts: 2, due: '2027-01-11T08:06:00.000Z' }])
    clock.pass(300)
    await postman().round()
    expect(taken).toHaveLength(1)
    expect(await waiting()).toEqual([])
  })

  test('for good is not asked again, and the answer is kept', async () => {
    const { mail } = await mailServer({
      onRcptTo: (_, __, done) => done(answering(550, 'There is nobody of that name')),
    })
    const { postman, write, waiting, dead } = await post(mail)
    await write()
    await postman().round()
    expect(await waiting()).toEqual([])
    expect(await dead()).toMatchObject([{ attempts: 1, to: 'ada@school.test' }])
    expect((await dead())[0]?.answer).toContain('There is nobody of that name')
  })

  test('because it hangs up in the middle is asked again', async () => {
    let cut = true
    const { taken, mail } = await mailServer({
      onMailFrom(_, session, done) {
        const socket: unknown = Object(Object(session)['_connection'])['_socket']
        if (cut) (socket as Socket | undefined)?.destroy()
        done(cut ? answering(421, 'Bye') : null)
        cut = false
      },
    })
    const { clock, postman, write } = await post(mail)
    await write()
    await postman().round()
    clock.pass(60)
    await postman().round()
    expect(taken).toHaveLength(1)
  })

  test('because it is not there is asked for two days, and then no more', async () => {
    const { clock, postman, write, dead } = await post({ by: 'smtp', url: 'smtp://127.0.0.1:9' })
    await write()
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await postman().round()
      clock.pass(24 * 3600)
    }
    expect(await dead()).toMatchObject([{ attempts: 8 }])
  })
})

test('after a crash a letter is sent again under the same name, and by one server at a time', async () => {
  const { taken, mail } = await mailServer()
  const { clock, postman, write } = await post(mail)
  await write()
  const crashing: Transport = { send: () => new Promise(() => undefined), close: () => undefined }
  void postman(crashing).round()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await postman().round()).toBe(0)
  clock.pass(121)
  const rounds = await Promise.all([postman().round(), postman().round()])
  expect(rounds.reduce((sum, one) => sum + one)).toBe(1)
  expect(taken).toHaveLength(1)
})

test('a letter with an id of its own is queued once', async () => {
  const { write, waiting } = await post({ by: 'folder', folder: '/nowhere' })
  await write(letter, 'event-1-ada')
  await expect(write(letter, 'event-1-ada')).rejects.toMatchObject({
    refusals: [{ name: 'letter.queued' }],
  })
  expect(await waiting()).toHaveLength(1)
})

test('a letter that signs somebody in is nowhere to be read', async () => {
  const { taken, mail } = await mailServer()
  const { store, postman, write } = await post(mail)
  await write({ ...letter, text: 'http://school.test/reset#secret-1', confidential: true })
  for await (const item of store.scan('events')) expect(JSON.stringify(item)).not.toContain('secret-1')
  await postman().round()
  expect(taken[0]).toContain('secret-1')
})

test('Amazon’s mail service is asked as it wants to be asked, and its refusals are understood', async () => {
  const asked: { path: string; body: string }[] = []
  let refuse = true
  const service = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      asked.push({ path: request.url ?? '', body })
      response.setHeader('content-type', 'application/json')
      if (refuse) {
        response.statusCode = 400
        response.setHeader('x-amzn-errortype', 'MessageRejected')
        response.end(JSON.stringify({ message: 'Email address is not verified' }))
      } else response.end(JSON.stringify({ MessageId: '0100' }))
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  ended.push(() => new Promise<void>((resolve) => service.close(() => resolve())))
  const { port } = service.address() as AddressInfo
  process.env['AWS_ACCESS_KEY_ID'] = 'test'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test'
  const mail: Mail = { by: 'ses', region: 'us-east-1', endpoint: `http://127.0.0.1:${port}` }
  const { postman, write, dead, waiting } = await post(mail)
  await write()
  await postman().round()
  expect(await dead()).toMatchObject([{ attempts: 1 }])
  refuse = false
  await write()
  await postman().round()
  expect(await waiting()).toEqual([])
  const raw: string = JSON.parse(asked.at(-1)?.body ?? '{}').Content.Raw.Data
  expect(asked.at(-1)?.path).toBe('/v2/email/outbound-emails')
  expect(Buffer.from(raw, 'base64').toString()).toContain('Subject: A seat is yours')
})
