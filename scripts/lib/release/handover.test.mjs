import { Agent, request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProject } from '../places.mjs'
import { beginTrial, found } from './trial.mjs'

const { io } = createRequire(inProject('web/package.json'))('socket.io-client')
const trial = beginTrial('handover')
afterAll(() => trial.end())

/** As systemd does: the sockets are the third file and the fourth, and their names are said. */
function slot(name, listening, env) {
  const handed = `LISTEN_PID=$$ exec "${process.execPath}" "${inProject('server/dist/main.js')}" --empty`
  return trial.started('sh', ['-c', handed], {
    env: {
      ...process.env,
      ...env,
      LISTEN_FDS: '1',
      LISTEN_FDNAMES: 'web',
      MATRICULA_DATA: join(trial.folder, 'data'),
      MATRICULA_SOCKET: join(trial.folder, `${name}.sock`),
    },
    stdio: ['ignore', 'pipe', 'pipe', listening],
  })
}

const asked = (options) =>
  new Promise((resolve, reject) => {
    const sent = request(options, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })

const readyAt = (name, { said }) =>
  found(async () => {
    const answer = await asked({ socketPath: join(trial.folder, `${name}.sock`), path: '/healthz' })
    return answer.status === 200 ? JSON.parse(answer.text) : undefined
  }, said)

/** Many who ask again and again over connections that they keep; failures are what they saw. */
function load(port, people) {
  const failures = []
  const now = { on: true, answered: 0 }
  const agent = new Agent({ keepAlive: true, maxSockets: people })
  const work = Array.from({ length: people }, async () => {
    while (now.on) {
      await asked({ port, agent, path: '/healthz', host: '127.0.0.1' }).then(
        ({ status }) => (status === 200 ? (now.answered += 1) : failures.push(`status ${status}`)),
        (error) => failures.push(error.code ?? String(error)),
      )
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
  const end = async () => {
    now.on = false
    await Promise.all(work)
    agent.destroy()
    return { failures, answered: now.answered }
  }
  return { end }
}

/** Fifty pages of one person who is signed in; each notes for how long it was cut off. */
async function pagesAt(port, env) {
  const [loginName, password] = ['ada@school.test', 'a password that is long']
  const program = inProject('server/dist/matricula.js')
  const own = { ...env, MATRICULA_DATA: join(trial.folder, 'data') }
  const admin = trial.node(program, ['create-admin', '--login', loginName, '--password-stdin'], own)
  admin.child.stdin.end(password)
  expect({ code: await admin.ended, said: admin.said() }).toMatchObject({ code: 0 })
  const origin = `http://127.0.0.1:${port}`
  const signedIn = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-matricula-request': '1' },
    body: JSON.stringify({ loginName, password }),
  })
  expect(signedIn.status).toBe(201)
  const [cookie] = signedIn.headers.getSetCookie().map((one) => one.split(';')[0])
  return await Promise.all(Array.from({ length: 50 }, () => pageAt(origin, cookie)))
}

function pageAt(origin, cookie) {
  const extraHeaders = { cookie, origin }
  const socket = io(origin, {
    transports: ['websocket'],
    reconnectionDelay: 10,
    extraHeaders,
    forceNew: true,
  })
  const page = { socket, outages: [], lost: 0 }
  // As the pages do: a server that hangs up says whether another one is there already.
  const told = { rest: 3000 }
  socket.on('ended', ({ reason }) => {
    told.rest = reason === 'moving' ? 0 : 3000
  })
  socket.on('disconnect', () => {
    page.lost = performance.now()
    if (!socket.active) setTimeout(() => socket.connect(), told.rest)
  })
  socket.on('connect', () => {
    if (page.lost > 0) page.outages.push(Math.round(performance.now() - page.lost))
  })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(page))
    socket.once('connect_error', reject)
  })
}

/** A socket that is held open and on which nobody takes connections: a server of Node's would, so it is asked for below that. */
function heldSocket() {
  const { TCP, constants } = process.binding('tcp_wrap')
  const handle = new TCP(constants.SOCKET)
  if (handle.bind('127.0.0.1', 0) !== 0) throw new Error('There is no free port')
  const { port } = nameOf(handle)
  return { port, fd: handle.fd, close: () => handle.close() }
}

function nameOf(handle) {
  const name = {}
  handle.getsockname(name)
  return name
}

test.skipIf(process.platform === 'win32')(
  'one server takes over from another on the same socket: no request is lost, and pages come back',
  async () => {
    const { port, fd: listening, close } = heldSocket()
    const env = {
      ...(await trial.tables()),
      MATRICULA_ORIGIN: `http://127.0.0.1:${port}`,
      MATRICULA_SECRET: 'a secret of more than thirty-two characters',
    }
    const blue = slot('blue', listening, env)
    await readyAt('blue', blue)
    const pages = await pagesAt(port, env)
    const people = load(port, 20)
    const green = slot('green', listening, env)
    await readyAt('green', green)
    // Closed here, it stays open there, as systemd would keep it.
    close()
    await new Promise((resolve) => setTimeout(resolve, 500))
    blue.child.kill('SIGTERM')
    expect(await blue.ended).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const { failures, answered } = await people.end()
    expect(failures).toEqual([])
    expect(answered).toBeGreaterThan(100)
    const outages = pages.map(({ outages: own }) => own)
    expect(outages.map((own) => own.length)).toEqual(pages.map(() => 1))
    for (const { socket } of pages) socket.close()
    const slowest = Math.max(...outages.flat())
    console.log(
      `${answered} requests, none failed; ${pages.length} pages came back after at most ${slowest} ms`,
    )

    green.child.kill('SIGTERM')
    expect(await green.ended).toBe(0)
  },
  90_000,
)
